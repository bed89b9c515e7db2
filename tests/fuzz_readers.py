"""Feed damaged files to every reader for as long as you like: `make fuzz`, or with `--seconds 600`.

Each format is read in a process of its own. A file has to be read, or refused in one line, within ten
seconds and 500 MB; otherwise it is kept beside a note of what happened, and the exit code is 1.
"""

import argparse
import bz2
import faulthandler
import gzip
import lzma
import random
import resource
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

import extracts
import written
from test_readers_fuzz import BITS, PAIRS

from alignkit.documents import read_document, read_sides
from alignkit.errors import ReadError
from alignkit.readers import BILINGUAL, FORMATS

HANG = 10  # seconds of the processor
MEMORY = 500 << 10  # KiB, with the interpreter and its libraries
LARGEST = 100_000  # bytes that a repetition may reach
PACKERS = (gzip.compress, bz2.compress, lzma.compress)
LETTERS = [bit.encode("utf-8", "surrogatepass") for bit in BITS] + [b"\xff\xfe", b"\xfe\xff", b"\x80", b"PK"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--seconds", type=float, default=600, help="of the processor for each format (default: 600)"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=FORMATS, action="append", help="this format; may be repeated")
    parser.add_argument("--output", type=Path, default=Path("build/fuzz"), help="where to keep what failed")
    parser.add_argument("--one", choices=FORMATS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    if options.one:
        fuzz(options.one, options.seconds, options.seed, options.output)
        return 0
    return 1 if [form for form in options.only or FORMATS if not sound(form, options)] else 0


def sound(form, options):
    """Fuzz one format in a process that may die; say how it went."""
    asked = ["--one", form, "--seconds", options.seconds, "--seed", options.seed, "--output", options.output]
    run = subprocess.run([sys.executable, __file__, *map(str, asked)], capture_output=True, text=True)
    print(f"{form}: {run.stdout.strip() or 'failed'}", flush=True)
    if run.returncode:
        kept = options.output / f"{form}.{options.seed}"
        current(options.output, form).replace(kept)
        kept.with_suffix(".txt").write_text(run.stderr, encoding="utf-8")
        print(f"  kept as {kept}: {run.stderr.strip().splitlines()[-1:]}", flush=True)
    return not run.returncode


def fuzz(form, seconds, seed, folder):
    """Read damaged files until the time is over; the file at hand lies in the folder if the process dies."""
    chance, path, tried, refused = random.Random(f"{seed} {form}"), current(folder, form), 0, 0
    seeds = samples(form)
    faulthandler.register(signal.SIGPROF, chain=True)  # says where it hangs, then the signal ends it
    until, slowest = time.process_time() + seconds, 0.0
    while time.process_time() < until:
        path.write_bytes(damaged(chance, seeds))
        signal.setitimer(signal.ITIMER_PROF, HANG)
        began = time.process_time()
        refused += not reads(form, path)
        slowest = max(slowest, time.process_time() - began)
        signal.setitimer(signal.ITIMER_PROF, 0)
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if used > MEMORY:
            sys.exit(f"{used >> 10} MB used")
        tried += 1
    path.unlink()
    print(f"{tried} files, {refused} refused, slowest {slowest:.2f} s, {used >> 10} MB")


def reads(form, path):
    """Whether a file is read; it leaves with a traceback if it is neither read nor refused in one line."""
    try:
        documents = read_sides(path, form=form) if form in BILINGUAL else [read_document(path, form=form)]
        for document in documents:
            if document.origin:
                extracts.assert_sound(document)
    except ReadError as error:
        if "\n" in str(error):
            sys.exit(f"more than one line: {error!r}")
        return False
    except BaseException:
        sys.exit(traceback.format_exc())
    return True


def samples(form):
    """Sound files of the format, also in other encodings, and one of each other format."""
    names = {"markdown": "md", "text": "txt", "moses": "txt"}
    writers = written.BILINGUAL.values() if form in BILINGUAL else written.MONOLINGUAL.values()
    own = [w for name, w in written.BILINGUAL.items() if name.endswith(f".{form}")]
    if form == "xliff":
        own = [written.xliff1, written.xliff2]
    if form not in BILINGUAL:
        own = [written.MONOLINGUAL[names.get(form, form)]]
    texts = ([one for one, _ in PAIRS], "fr")
    made = [write(PAIRS) if form in BILINGUAL else write(*texts) for write in [*own * 6, *writers]]
    raw = [written.as_bytes(content) for content in made]
    return raw + [text.encode("utf-16") for text in made[:2] if isinstance(text, str)]


def damaged(chance, seeds):
    """A file with places cut out, doubled, swapped, filled with what hurts or repeated at length."""
    data = bytearray(chance.choice(seeds))
    inside = data.startswith(b"PK") and chance.random() < 0.8
    if inside:
        data = bytearray(document_part(data))
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 20))):
        place, length = chance.randint(0, len(data)), chance.choice((1, 1, 2, 8, 30, 200))
        match chance.randrange(7):
            case 0:
                del data[place : place + length]
            case 1:
                data[place:place] = data[place : place + length]
            case 2:
                data[place:place] = chance.choice(LETTERS) * chance.choice((1, 1, 2, 3))
            case 3 if data:
                data[min(place, len(data) - 1)] = chance.randrange(256)
            case 4:
                other = chance.choice(seeds)
                start = chance.randint(0, len(other))
                data[place : place + length] = other[start : start + length]
            case 5:
                data[place : place + length] = chance.randbytes(chance.choice((1, 2, 4)))
            case _ if chance.random() < 0.05 and len(data) < LARGEST:
                part = bytes(data[place : place + length]) or b"<"
                part += chance.choice(LETTERS) if chance.random() < 0.5 else b""
                data[place:place] = part * chance.randint(1, LARGEST // len(part))
    made = written.docx_of(bytes(data)) if inside else bytes(data)
    return chance.choice(PACKERS)(made) if chance.random() < 0.03 else made


def document_part(data):
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def current(folder, form):
    return folder / f"{form}.current"


if __name__ == "__main__":
    sys.exit(main())
