"""One HTML page with all pictures, to be narrowed down by name and by look."""

from __future__ import annotations

import html
from collections.abc import Iterable
from pathlib import Path

_PAGE = """<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>Screenshots</title>
<style>
body {{ font: 15px/1.4 sans-serif; margin: 0; }}
form {{ position: sticky; top: 0; background: #fff; border-bottom: 1px solid #888;
  padding: 10px 16px; display: flex; flex-wrap: wrap; gap: 8px 18px; align-items: center; }}
input[type=search] {{ font: inherit; padding: 4px 8px; }}
main {{ display: grid; gap: 16px; padding: 16px;
  grid-template-columns: repeat(auto-fill, minmax(420px, 1fr)); }}
figure {{ margin: 0; }}
img {{ width: 100%; border: 1px solid #888; }}
[hidden] {{ display: none; }}
</style>
<form onsubmit="return false">
<label>Name <input type="search" id="name"></label>
{boxes}
<output id="count"></output>
</form>
<main>
{figures}
</main>
<script>
const boxes = [...document.querySelectorAll("input[type=checkbox]")];
const name = document.getElementById("name");
function narrow() {{
  const shown = new Set(boxes.filter(b => b.checked).map(b => b.value));
  let count = 0;
  for (const figure of document.querySelectorAll("figure")) {{
    figure.hidden = !shown.has(figure.dataset.look) || !figure.dataset.name.includes(name.value);
    count += !figure.hidden;
  }}
  document.getElementById("count").textContent = count + " pictures";
}}
for (const control of [...boxes, name]) control.addEventListener("input", narrow);
narrow();
</script>
</html>
"""


def write_gallery(folder: Path, looks: Iterable[str]) -> None:
    """Write index.html beside the pictures of *folder*, whose names end in one of *looks*."""
    looks = list(looks)
    figures = []
    for path in sorted(folder.glob("*.png")):
        look = max((one for one in looks if path.stem.endswith(f"-{one}")), key=len, default="")
        name = html.escape(path.stem.removesuffix(f"-{look}"))
        file = html.escape(path.name)
        figures.append(
            f'<figure data-name="{name}" data-look="{look}"><a href="{file}">'
            f'<img src="{file}" loading="lazy" alt="{name}, {look}"></a>'
            f"<figcaption>{name} · {look}</figcaption></figure>"
        )
    boxes = "\n".join(
        f'<label><input type="checkbox" value="{look}" checked> {look}</label>' for look in looks
    )
    page = _PAGE.format(boxes=boxes, figures="\n".join(figures))
    (folder / "index.html").write_text(page, encoding="utf-8")
