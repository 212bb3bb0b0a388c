import pytest

from brief.analysis import countries
from brief.analysis.countries import Counted


def test_rates_are_per_million_people():
    rows = countries.beside([Counted("United States", 79_384, 340_110_988), Counted("Nitazenes", 195, 61_806_682)])
    assert rows["value"].to_list() == pytest.approx([233.4, 3.155], abs=0.05)
    assert rows["text"].to_list() == ["233 per million", "3.2 per million"]
    assert rows["deaths"].to_list() == [79_384, 195]


def test_nobody_lives_in_no_country():
    with pytest.raises(ValueError, match="Atlantis: a population of 0"):
        countries.beside([Counted("Atlantis", 1, 0)])
