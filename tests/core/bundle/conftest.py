from __future__ import annotations

import pytest
from bundle_samples import Keys


@pytest.fixture(scope="session")
def keys() -> Keys:
    return Keys()
