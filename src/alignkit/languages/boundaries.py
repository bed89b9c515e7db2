"""Where sentences end inside one paragraph: one linear scan for marks, then a few rules on their neighbours.

A mark (``. ! ? …`` and their relatives in other scripts) takes the quotation marks, brackets, footnote
numbers and emoji that follow it. It ends a sentence when white space and then something that can open
a sentence follows, unless the word before is an abbreviation, an initial or an ordinal number. Rules in
the tradition of Mikheev (2002), "Periods, Capitalized Words, etc.", with closed word classes instead of
learnt ones.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from alignkit.languages.abbreviations import Habits, habits

_MARKS = ".!?…‽⁇⁈⁉。！？｡؟۔।॥։።။\u037e"
_WIDE = frozenset("。！？｡")  # marks that need no space after them
_BEFORE = 48  # characters looked at before a mark
_AFTER = 80  # and after it
_LONGEST_ASIDE = 400  # a bracket open for longer than this is taken to be unbalanced or a text of its own


@cache
def _mark_pattern(marks: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"""
        (?P<mark> \.(?:\ \.){{2,}}                            # . . .
                | [{marks}]++ (?:[\ \u00A0\u202F\u2009][!?]++)*+ )
        (?P<tail>(?: [{marks}\"'”’“»›«‹)\]}}）」』】》〉]
                 | [\u00A0\u202F\u2009\ ]?+ [»›] (?=[\s.,;:!?…)\]]|$)
                 | [\u00A0\u202F\u2009\ ] [!?]++ (?=\s|$)
                 | \[\d{{1,3}}\] | [¹²³⁰⁴-⁹]
                 | \s*+ \p{{Extended_Pictographic}} [\p{{M}}\u200D\uFE0F\p{{Emoji_Modifier}}]*+
                 )*+)
        (?P<space>\s*+)
        """,
        regex.VERBOSE,
    )


_NEXT = regex.compile(
    r"""(?P<openers>(?:[\"'„“”«»‚‘’‹›(\[（「『¿¡*\#@\p{Pd}•·]\s?)*+)
        (?P<word>\p{L}[\p{L}\p{M}'’]*+)? (?P<digit>[\p{N}§$€£])? (?P<rest>[^\p{L}\p{N}]{0,3}\p{L}?)""",
    regex.VERBOSE,
)
_OPENERS = "\"'„“”«»‚‘‹›([{（「『¿¡*–—-•"
_CONTENT = regex.compile(r"[\p{L}\p{N}]")
_BRACKET = regex.compile(r"[()\[\]（）]")
_INITIALS = regex.compile(r"(?:\p{Lu}\p{Ll}?\.[-‐‑]?)*\p{Lu}")
_ACRONYM = regex.compile(r"(?:\p{L}{1,2}\.)+\p{L}{1,2}")
_VOWELLESS = regex.compile(r"(?i:[bcdfghjklmnpqrstvwxzß]{2,5})")
_NUMBER = regex.compile(r"[+−–-]?\d{1,3}")
_DAY_AND_MONTH = regex.compile(r"\d{1,2}\.(?:0?[1-9]|1[0-2])")
_ROMAN = regex.compile(r"[IVXLC]{1,6}")
_UNITS = (
    "m km cm mm kg g mg l ml cl dl hl h s t ha kW kWh MW MWh GW Hz kHz MHz kB MB GB TB min Min Std Sek sec"
)
_AFTER_NUMBER = frozenset(f"{_UNITS} f ff".split())  # "14 f.": page 14 and the following
_DATE = regex.compile(r"(?:0?[1-9]|1[0-2])\.")
_SLOGAN = regex.compile(r"(?<=[\p{L}\p{N}]\s)[„«“»‚](?P<inside>[^„“”«»‘\r\n]{1,80})[“”»«‘](?=\s\p{Ll})")
_REPORTING = regex.compile(
    r"(?:\p{Lu}\w+\s){1,3}(?:said|says|asked|asks|replied|answered|added|shouted|cried|whispered|wrote|told|wondered)\b"
)


@dataclass(frozen=True, slots=True)
class _Next:
    """What follows a mark: its first word (or none) and whether it can open a sentence."""

    openers: str
    word: str
    digit: bool
    month: bool  # whether it is a month in figures, as in "30. 9. 2020"
    before_lower: bool  # whether a lower-case word comes next but one

    @property
    def opens(self) -> bool:
        if self.word:
            first = self.word[0]
            return not first.islower() or (len(self.word) > 1 and self.word[1].isupper())
        return self.digit


def sentence_ends(text: str, language: str) -> Iterator[int]:
    """Yield the offsets at which a sentence inside a paragraph ends, the paragraph's own end excluded.

    Time is linear in the length: every rule looks at a bounded stretch around a mark.

    Args:
        text: One paragraph.
        language: ISO 639-1 code, or ``und``; decides the abbreviations and ordinal numbers.

    Example:
        >>> list(sentence_ends("Am 3. Mai kam Dr. Weber. Er ging.", "de"))
        [24]
    """
    rules = habits(language)
    asides = _asides(text)
    start = 0
    content = _first_content(text, 0)
    marks = _MARKS + (";" if language == "el" else "")  # the Greek question mark is usually typed so
    for match in _mark_pattern(marks).finditer(text):
        if match.start() < content or _plainly_inside(text, match):
            continue
        place, run = _last_mark(match, marks)
        if not _in_aside(asides, start, place) and _ends(text, start, match, place, run, rules):
            yield match.end("tail")
            start = match.end()
            content = _first_content(text, start)


def _plainly_inside(text: str, match: regex.Match[str]) -> bool:
    """The common cases, fast: no space after the mark, a small letter next, or the paragraph's end."""
    following = match.end()
    if following == len(text):
        return True
    if match["space"]:
        return text[following].islower() and not text[following + 1 : following + 2].isupper()
    return _WIDE.isdisjoint(match.group())


def _first_content(text: str, start: int) -> int:
    """Offset of the first letter or number, so that no sentence consists of marks alone."""
    found = _CONTENT.search(text, start)
    return found.start() if found else len(text)


def _asides(text: str) -> list[tuple[int, int]]:
    """Stretches without sentence ends, by opening offset: brackets that match, quoted slogans.

    A slogan is a short quotation that a clause runs through: the motto "Ready. Steady. Go." is known.
    """
    opened: list[int] = []
    found = [match.span("inside") for match in _SLOGAN.finditer(text)]
    for match in _BRACKET.finditer(text):
        if match.group() in "([（":
            opened.append(match.start())
        elif opened:
            begin = opened.pop()
            if match.start() - begin <= _LONGEST_ASIDE:
                found.append((begin, match.start()))
    return sorted(found)


def _in_aside(asides: list[tuple[int, int]], start: int, mark: int) -> bool:
    """Whether the mark stands in brackets that the current sentence opened after its first character."""
    if not asides:
        return False
    first = bisect_left(asides, (max(start + 1, mark - _LONGEST_ASIDE), 0))
    last = bisect_left(asides, (mark, 0))
    return any(end > mark for _, end in asides[first:last])


def _last_mark(match: regex.Match[str], marks: str) -> tuple[int, str]:
    """Place and text of the last run of marks: in ``f.).`` it is the second full stop that counts."""
    group = match["mark"] + match["tail"]
    end = len(group.rstrip("".join(set(group) - set(marks))))
    run = group[:end]
    begin = len(run.rstrip(marks + " \u00a0\u202f\u2009")) if end else 0
    return match.start() + begin, run[begin:]


def _ends(text: str, start: int, match: regex.Match[str], place: int, run: str, rules: Habits) -> bool:
    following = _following(text, match.end())
    if not match["space"]:
        return _ends_without_space(match["mark"] + match["tail"], following)
    if not following.opens:
        return False
    if run.strip() == ".":
        return _stop_ends(text, start, place, following, rules)
    if run[-1] in ".…":
        return _ellipsis_ends(text, start, place, following, rules)
    return not (rules.reporting_names and match["tail"] and _REPORTING.match(text, match.end()))


def _following(text: str, start: int) -> _Next:
    found = _NEXT.match(text, start, min(len(text), start + _AFTER))
    if not found:
        return _Next("", "", False, False, False)
    month = bool(_DATE.match(text, start))
    lower = found["rest"][-1:].islower()
    return _Next(found["openers"], found["word"] or "", bool(found["digit"]), month, lower)


def _ends_without_space(marks: str, following: _Next) -> bool:
    """Chinese and Japanese: the mark is enough, unless a quotation goes on (「…。」と言った)."""
    quoted = marks[-1] in "」』”’"
    return following.opens and not (quoted and following.word[:1] in {"と", "っ"})


def _ellipsis_ends(text: str, start: int, mark: int, following: _Next, rules: Habits) -> bool:
    """Whether an ellipsis before a capital ends the sentence, rather than marking a hesitation."""
    words = text[max(start, mark - _BEFORE) : mark].split()
    if not words or words[-1][-1] in "([":
        return False
    if words[-1].lstrip(_OPENERS).casefold() in rules.dangling:
        return False
    if not text[mark - 1].isspace():
        return True
    if len(words) == 1:
        return False  # "Doch … Sie wissen es."
    # German capitals prove nothing: "es war … Wahnsinn".
    return not rules.dotted_ordinals or bool(following.openers.strip()) or _starts(following, rules)


def _starts(following: _Next, rules: Habits) -> bool:
    """Whether the next word is one that opens sentences; scripts without capitals cannot tell."""
    word = following.word.casefold().replace("’", "'")
    if word in rules.starters or word[: word.find("'") + 1] in rules.starters:
        return True
    return bool(word) and not following.word[0].isupper() and not following.word[0].islower()


def _names_on(following: _Next, rules: Habits) -> bool:
    """Whether the next word may go on with a name: "J. Le Goff", "C. D'Annunzio"."""
    word = following.word.casefold().replace("’", "'")
    elided = word[: word.find("'") + 1]
    if word in rules.particles:
        return not following.before_lower
    return elided in rules.particles and following.word[len(elided) : len(elided) + 1].isupper()


def _stop_ends(text: str, start: int, mark: int, following: _Next, rules: Habits) -> bool:
    """Whether a single full stop before a capital, number or opening mark ends the sentence."""
    words = text[max(start, mark - _BEFORE) : mark].split()
    if not words:
        return True
    words[0] = words[0].lstrip(_OPENERS)
    word = words[-1].lstrip(_OPENERS).rpartition("’")[2].rpartition("'")[2]
    before = words[-2] if len(words) > 1 else ""
    alone = len("".join(words).strip(_OPENERS)) == len(word) and mark - start < _BEFORE
    if _NUMBER.fullmatch(word):
        if alone or (before.endswith(":") and len(word) < 3):
            return False  # the number of a list item
        return _number_ends(word, words, following, rules)
    if not word or not word[-1].isalnum():
        return True
    if alone and (len(word) == 1 or _ROMAN.fullmatch(word)):
        return False  # "A. Der Vertrag", "IV. Ergebnisse"
    return _word_ends(word, before, words, following, rules)


def _number_ends(word: str, words: list[str], following: _Next, rules: Habits) -> bool:
    """Tell a quantity ("Sie ist 17. Peter …") from an ordinal ("der 1. FC Köln", "am 3. Mai")."""
    following_word = following.word.casefold()
    if not rules.dotted_ordinals:
        return not (len(word) < 3 and _is_short_name(following.word))
    if following.digit and not following.word:
        return not following.month
    if following_word in rules.months:
        return False
    if _starts(following, rules) or following.openers.strip():
        return True
    before = words[-2].casefold() if len(words) > 1 else ""
    counted = before in rules.conjunctions and len(words) > 2 and words[-3].rstrip(",").isdigit()
    dated = before.endswith((",", "(")) or _NUMBER.fullmatch(before[:-1])
    return counted or not (before in rules.ordinal or dated or _is_short_name(following.word))


def _is_short_name(word: str) -> bool:
    """FC, SV, BV: what stands between a number and a club's place."""
    return word.isupper() and 2 <= len(word) <= 3


def _word_ends(word: str, before: str, words: list[str], following: _Next, rules: Habits) -> bool:
    spellings = _spellings(word, words)
    if spellings & rules.inner:
        return False
    if spellings & rules.closing:
        return bool(following.word)
    if spellings & rules.numbered:
        return not following.digit and not _ROMAN.fullmatch(following.word)
    if before[-1:].isdigit() and (word in _AFTER_NUMBER or (word in rules.open and not rules.starters)):
        return True  # "5 km. Peter", "w 1950 r. Potem"
    if len(word) == 1 and word.islower():
        return False
    if spellings & rules.open:
        return not rules.starters or _starts(following, rules)
    if _looks_open(word, rules):
        return _starts(following, rules)
    if _INITIALS.fullmatch(word):
        return _starts(following, rules) and not _names_on(following, rules)
    return True


def _spellings(word: str, words: list[str]) -> frozenset[str]:
    """The word and, for "z. B." and "i. d. R.", what it is the last part of; a lone small letter is none."""
    found = set() if len(word) == 1 and word.islower() else {word.casefold()}
    if ".-" in word:
        found.add(word.casefold().rpartition("-")[2])  # Dipl.-Ing.
    joined = word
    for earlier in reversed(words[-5:-1]):
        if not earlier.endswith(".") or len(earlier) > 6:
            break
        joined = earlier.lstrip(_OPENERS) + joined
        found.add(joined.casefold())
    return frozenset(found)


def _looks_open(word: str, rules: Habits) -> bool:
    """Whether the word looks like an acronym, numeral, date or abbreviation, listed or not."""
    if _ACRONYM.fullmatch(word) and not _INITIALS.fullmatch(word):
        return True
    if rules.dotted_ordinals and (
        _ROMAN.fullmatch(word) or _DAY_AND_MONTH.fullmatch(word) or word.casefold().endswith("str")
    ):
        return True
    return not rules.vowelless_words and not word.isupper() and bool(_VOWELLESS.fullmatch(word))
