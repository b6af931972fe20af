#!/usr/bin/env python3
"""Writes every folder of derivations/ again by the command on the first line of its README.md and compares it byte for byte,
then runs its Python and its C and holds the learning times against `plateau predict`. With --write it replaces the folders.
"""

import json
import math
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLATEAU = ["java", "-jar", str(ROOT / "target" / "plateau.jar")]
TOLERANCE = 1e-6


def output(command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def command_of(folder):
    line = (folder / "README.md").read_text(encoding="utf-8").splitlines()[0]
    words = shlex.split(line.strip("`"))
    if words[:2] != ["plateau", "derive"] or words[-2:] != ["--out", f"derivations/{folder.name}"]:
        sys.exit(f"{folder.name}: the first line of README.md is no command that writes this folder: {line}")
    return words[1:]


def written_again(folder, scratch):
    (scratch / "derivations").mkdir(exist_ok=True)
    subprocess.run(PLATEAU + command_of(folder), check=True, cwd=scratch, stderr=subprocess.DEVNULL)
    return scratch / "derivations" / folder.name


def differences(folder, fresh):
    names = {f.name for f in folder.iterdir()} | {f.name for f in fresh.iterdir()}
    for name in sorted(names):
        old, new = folder / name, fresh / name
        if not old.exists() or not new.exists() or old.read_bytes() != new.read_bytes():
            yield f"{folder.name}/{name} is not what its command writes"


def problem_of(folder):
    """The options of the command that predict has too: values from which programs start are values there."""
    words = command_of(folder)[1:]
    words = words[: words.index("--format")]
    if "--assume" in words:
        at = words.index("--assume")
        del words[at : at + 2]
    return ["--set" if word == "--default" else word for word in words]


def predicted(folder):
    options = ["--epsilon", "1e-4", "--until", "1000", "--reference", "--rtol", "1e-10", "--json"]
    answer = json.loads(output(PLATEAU + ["predict"] + problem_of(folder) + options))
    return {t["degree"]: t["t50"] for t in answer["runs"][0]["times"]}


def printed(text):
    return {int(k): math.inf if t.startswith(("never", ">")) else float(t) for k, t in map(str.split, text.splitlines())}


def disagreements(name, times, expected):
    learned = {k: t for k, t in times.items() if t < math.inf}
    if learned.keys() != {k for k, t in expected.items() if t is not None}:
        yield f"{name} learns the degrees {sorted(learned)}, predict says {expected}"
        return
    for k, t in learned.items():
        error = abs(t - expected[k]) / max(expected[k], 1e-300)
        if error > TOLERANCE:
            yield f"{name}: t_{k} = {t}, predict says {expected[k]} (relative difference {error:.1e})"


def runs(folder, scratch):
    program = scratch / folder.name
    compiler = ["gcc", "-std=c99", "-O2", "-Wall", "-Wextra", "-Werror", "-pedantic", "-o", str(program)]
    subprocess.run(compiler + [str(folder / "flow.c"), "-lm"], check=True)
    yield f"{folder.name}/flow.c", output([str(program)])
    yield f"{folder.name}/flow.py", output([sys.executable, str(folder / "flow.py")])


def check(folder, scratch):
    yield from differences(folder, written_again(folder, scratch))
    expected = predicted(folder)
    for name, text in runs(folder, scratch):
        yield from disagreements(name, printed(text), expected)


def main():
    folders = sorted(p.parent for p in (ROOT / "derivations").glob("*/README.md"))
    problems = [] if folders else ["derivations/ has no folder"]
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        for folder in folders:
            if "--write" in sys.argv[1:]:
                fresh = written_again(folder, scratch)
                shutil.rmtree(folder)
                shutil.copytree(fresh, folder)
            else:
                problems += check(folder, scratch)
                print("checked", folder.name, flush=True)
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
