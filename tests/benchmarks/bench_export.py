"""Writing a submission file with 1,000 documents, against shell pipes over the same documents.

The peer decrypts each encrypted document with stock age and locks the whole stream again. tar
cannot take a stream whose size it does not know, so the peer goes without it: it does less than
ours (no archive, no digests, no seal). Beside it, tar and age over plain files, which decrypts
nothing. Memory should stay under 200 MB.
"""

from __future__ import annotations

import sys

from bundle_bench import evidence, files_wanted, in_turns, ours, peer, show

LOOP = (
    "for blob in blobs/*; do age -d -i own.key $blob; done"
    " | age -R recipients -o peer.age; sync peer.age"
)
TO_FILES = "mkdir peer; for b in blobs/*; do age -d -i own.key -o peer/${b#blobs/} $b; done"
WITH_TAR = f"{TO_FILES}; tar c peer | age -R recipients -o peer.age; sync peer.age"
PLAIN = "tar c plain | age -R recipients -o plain.age; sync plain.age"


def main() -> None:
    """Print a line for each peer; the number of files may be given as an argument."""
    count = files_wanted()
    with evidence(count) as folder:
        mine, theirs, peak = in_turns("export", LOOP, folder)
        show(f"export of {count} documents, peer age -d loop | age", mine, theirs, peak)
        show(
            f"export of {count} documents, peer age -d loop, tar | age",
            mine,
            peer(WITH_TAR, folder),
            peak,
        )
        peer(f"{TO_FILES}; mv peer plain", folder)
        plain = peer(PLAIN, folder)
        sys.stdout.write(f"  for comparison, tar | age of the plain files: {plain:.2f} s\n")
        assert ours("verify", folder)


if __name__ == "__main__":
    main()
