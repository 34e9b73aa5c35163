"""Proving a submission file with 1,000 documents good, against age, tar and sha256sum.

Ours also checks the seal and every rule of the format and works the result out again; it writes
nothing, while the peer has to unpack before it can check.
"""

from __future__ import annotations

from bundle_bench import evidence, files_wanted, in_turns, ours, show

PEER = (
    "mkdir peer; age -d -i receiver.key ours.igtb | tar x -C peer;"
    " cd peer; sha256sum --quiet -c manifest-sha256.txt"
)


def main() -> None:
    """Print one line; the number of files may be given as an argument."""
    count = files_wanted()
    with evidence(count) as folder:
        ours("export", folder)
        mine, theirs, peak = in_turns("verify", PEER, folder)
        show(f"verifying {count} documents, peer age -d | tar x, sha256sum -c", mine, theirs, peak)


if __name__ == "__main__":
    main()
