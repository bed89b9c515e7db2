"""Probabilities of word links in the HTML report."""

import pytest
from reports import hostile, library

from alignkit.exports.html_links import percentages
from alignkit.exports.html_rows import word_data


@pytest.mark.parametrize("report", [library(), hostile()], ids=["library", "hostile"])
def test_every_link_of_the_data_has_a_probability(report):
    shares = percentages(report)
    assert [len(row) for row in shares] == [len(links) // 2 for _, _, links in word_data(report)]
    assert all(0 <= share <= 100 for row in shares for share in row)
