"""The same bytes from the actors of a Ray cluster on this machine."""

import pytest

from alignkit.corpora.filters import Filters
from alignkit.corpora.ray_actors import RayEngine
from alignkit.errors import CorpusError
from tests.corpora import build, contents, model, write_corpus

pytestmark = [
    pytest.mark.ray,
    pytest.mark.slow,
    # Ray leaves sockets and processes to the end of the interpreter.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning"),
]
ray = pytest.importorskip("ray")


def test_actors_give_the_same_bytes_and_failures_as_processes_here(tmp_path, monkeypatch):
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    pattern, encoder = write_corpus(tmp_path), model(tmp_path)
    (tmp_path / "texts" / "0003.fr.txt").write_bytes(b"\0\1\2")
    asked = {"level": "check", "links": True, "filters": Filters(deduplicate="pair")}
    build(pattern, tmp_path / "here", encoder, **asked)
    state = build(pattern, tmp_path / "ray", encoder, engine=lambda made: RayEngine(made, 2), **asked)
    assert contents(tmp_path / "ray") == contents(tmp_path / "here")
    assert state["counts"]["failed"] == 1
    assert not ray.is_initialized()


def test_a_cluster_that_is_not_there_is_told_in_one_line():
    with pytest.raises(CorpusError, match="run on a node of the cluster"):
        RayEngine(None, 1, address="ray://127.0.0.1:1")
