"""Small corpora, a model in miniature to judge them with, and an engine without processes."""

import random
from functools import cache
from pathlib import Path

from alignkit.corpora.crew import WorkerDied
from alignkit.corpora.recipe import Recipe
from alignkit.corpora.run import build_corpus
from alignkit.corpora.work import Begun, steps
from tests.tiny import SENTENCES, save_model

PATTERN = "texts/{id}.{fr,de}.txt"
FRENCH, GERMAN = SENTENCES[:3], SENTENCES[3:6]
DERIVED = ("corpus.json", ".lock")  # what may differ between two runs of one corpus


def write_corpus(folder, documents=12, *, seed=5):
    """Write document pairs of a few sentences each; returns the pattern that finds them."""
    draw = random.Random(seed)
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        chosen = [draw.randrange(3) for _ in range(draw.randrange(1, 7))]
        for language, sentences in (("fr", FRENCH), ("de", GERMAN)):
            text = "".join(f"{sentences[k]}\n" for k in chosen)
            (folder / "texts" / f"{number:04}.{language}.txt").write_text(text, encoding="utf-8")
    return str(folder / PATTERN)


@cache
def model(folder):
    """The model in miniature, made once a folder."""
    return str(save_model(Path(folder) / "tiny"))


def recipe(encoder, folder, **more):
    return Recipe(folder=str(folder), encoder=encoder, **more)


def build(pattern, outdir, encoder, *, engine=None, documents=3, filters=None, watch=lambda _: None, **more):
    """Build a corpus without processes, unless another engine is given."""
    made = recipe(encoder, Path(pattern).parent, **more)
    return build_corpus(
        pattern, outdir, made, engine or HereEngine, documents=documents, filters=filters, watch=watch
    )


def contents(outdir):
    """All files of a corpus but those that hold times."""
    return {
        path.relative_to(outdir).as_posix(): path.read_bytes()
        for path in sorted(outdir.rglob("*"))
        if path.is_file() and path.name not in DERIVED
    }


class HereEngine:
    """Works in this process. ``deaths`` says how often a worker dies of a document, by its id."""

    name = "here"

    def __init__(self, given, workers=1, deaths=None):
        self.recipe, self.workers = given, workers
        self.deaths = dict(deaths or {})
        self.closed = self.hired = 0

    def hire(self):
        self.hired += 1
        return HereWorker(self)

    def close(self):
        self.closed += 1


class HereWorker:
    def __init__(self, engine):
        self.engine = engine

    def work(self, task):
        for step in steps(task, self.engine.recipe):
            yield step
            if isinstance(step, Begun):
                name = task.entries[step.place].id
                if self.engine.deaths.get(name, 0):
                    self.engine.deaths[name] -= 1
                    raise WorkerDied(f"killed by {name}")

    def is_full(self):
        return False

    def close(self):
        pass
