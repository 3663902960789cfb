"""Build the wheel and the source archive, and print their names and hashes.

`python packaging/build.py --out DIR`; needs the `build` package (in `[test]`). What is built is the working
tree, so build from a clean clone.
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]


def build(out: Path) -> list[Path]:
    """Build both archives into `out`, each in an environment of its own, and return their paths, sorted.

    Raises: FileExistsError when `out` holds files, SystemExit when the build fails.
    """
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise FileExistsError(f"{out.name} is not empty")
    # -P, and another folder to stand in: this file is called build, and the folder packaging.
    command = [sys.executable, "-P", "-m", "build", "--outdir", str(out), str(REPOSITORY)]
    ran = subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        raise SystemExit(ran.stdout + ran.stderr)
    return sorted(path for path in out.iterdir() if path.name.endswith((".whl", ".tar.gz")))


def main() -> None:
    """Build into the folder named on the command line, and print one line for each archive."""
    parser = argparse.ArgumentParser(description="Build the wheel and the source archive.")
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist", help="an empty or new folder")
    for archive in build(parser.parse_args().out):
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        print(f"{digest}  {archive.name}  {archive.stat().st_size} bytes")


if __name__ == "__main__":
    main()
