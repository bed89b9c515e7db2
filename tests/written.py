"""Sentence pairs written into every input format, as other programs write them."""

import io
import json
import zipfile
from html import escape

FRENCH_GERMAN = [
    ("La boulangère ouvre sa boutique à six heures.", "Die Bäckerin öffnet ihren Laden um sechs Uhr."),
    ("Elle vend douze sortes de pain & de brioche.", "Sie verkauft zwölf Sorten Brot & Brioche."),
    ("Le moulin compte 1.500 sacs de farine.", "Die Mühle zählt 1.800 Säcke Mehl."),
    ("Il a dit : « Venez le 3 mai 2021 ! »", "Er sagte: „Kommen Sie am 3. Juni 2021!“"),
    ("Si x < 4, le four reste fermé.", "Ist x < 4, bleibt  der Ofen zu."),
    ('Le "vieux" pont et la tour sont fermés.', 'Die "alte" Brücke et der Turm sind geschlossen.'),
]
LANGUAGES = ("fr", "de")
CODES = ('<bpt i="1">&lt;b&gt;</bpt>', '<ept i="1">&lt;/b&gt;</ept>')
SPAN = ('<g id="1">', "</g>")
PAIRED = ('<pc id="1">', "</pc>")


def tsv(pairs):
    return "".join(f"{one}\t{two}\n" for one, two in pairs)


def csv(pairs):
    rows = [("source", "target"), *pairs]
    return "".join(",".join('"' + text.replace('"', '""') + '"' for text in row) + "\r\n" for row in rows)


def jsonl(pairs):
    rows = ({"id": number, "fr": one, "de": two} for number, (one, two) in enumerate(pairs))
    return "".join(json.dumps(row) + "\n" for row in rows)  # letters beyond ASCII as \u escapes


def tmx(pairs):
    units = "".join(
        f'  <tu tuid="{number}">\n'
        f'    <tuv xml:lang="fr-FR"><seg>{_tagged(one, *CODES)}'
        f'</seg></tuv>\n    <tuv xml:lang="de-DE"><seg>{escape(two)}</seg></tuv>\n  </tu>\n'
        for number, (one, two) in enumerate(pairs)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header srclang="fr-FR" segtype="sentence" datatype="plaintext"/>\n<body>\n{units}</body>\n</tmx>\n'
    )


def xliff1(pairs):
    units = "".join(
        f'<trans-unit id="{number}"><source>{_tagged(one, *SPAN)}</source>\n'
        f"<target>{escape(two)}</target><note>Nothing to translate.</note></trans-unit>\n"
        for number, (one, two) in enumerate(pairs)
    )
    return (
        '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="a" source-language="fr" target-language="de-AT" datatype="plaintext"><body>\n'
        f"{units}</body></file></xliff>\n"
    )


def xliff2(pairs):
    units = "".join(
        f'<unit id="u{number}"><segment><source>{escape(one)}</source>\n'
        f"<target>{_tagged(two, *PAIRED)}</target></segment></unit>\n"
        for number, (one, two) in enumerate(pairs)
    )
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="de">'
        f'<file id="f">\n{units}</file></xliff>\n'
    )


def po(pairs):
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n\n'
    entries = (
        f'#: a.c:{number}\nmsgid ""\n{_strings(one)}msgstr {_strings(two, whole=True)}\n'
        for number, (one, two) in enumerate(pairs)
    )
    return head + "".join(entries)


def html(texts, language):
    wrapped = (text.replace(" ", "\n    ", 1) for text in texts)
    body = "".join(f"  <p>{_tagged(text, '<b>', '</b>')}</p>\n" for text in wrapped)
    head = "<head><style>p > b { color: red }</style></head>"
    return f'<!DOCTYPE html>\n<html lang="{language}">\n{head}\n<body>\n{body}</body></html>\n'


def markdown(texts):
    marked = (escape(text, quote=False).replace("*", r"\*").replace(" ", "\n  ", 1) for text in texts)
    return "".join(f"- {text}\n\n" if number % 2 else f"{text}\n\n" for number, text in enumerate(marked))


def srt(texts):
    wrapped = (text.replace(" ", "\n", 1) for text in texts)
    cues = (
        f"{number + 1}\n00:00:{number:02},000 --> 00:00:{number:02},900\n<i>{text}</i>\n"
        for number, text in enumerate(wrapped)
    )
    return "\n".join(cues)


def vtt(texts):
    cues = (
        f"00:{number:02}.000 --> 00:{number:02}.900 align:start\n<v Marie>{escape(text, quote=False)}\n"
        for number, text in enumerate(texts)
    )
    return "WEBVTT\n\nNOTE nothing\n\n" + "\n".join(cues)


def docx(texts):
    paragraphs = "".join(
        f"<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{_runs(t)}</w:p>" for t in texts
    )
    return docx_of(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w='
        f'"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'
    )


def docx_of(xml):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml)
    return file.getvalue()


BILINGUAL = {
    "pairs.tsv": tsv, "pairs.csv": csv, "pairs.jsonl": jsonl, "memory.tmx": tmx, "old.xlf": xliff1,
    "new.xliff": xliff2, "messages.po": po,
}  # fmt: skip
MONOLINGUAL = {
    "txt": lambda texts, _: "".join(f"{text}\n" for text in texts),
    "html": html,
    "md": lambda texts, _: markdown(texts),
    "srt": lambda texts, _: srt(texts),
    "vtt": lambda texts, _: vtt(texts),
    "docx": lambda texts, _: docx(texts),
}


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode("utf-8")


def _tagged(text, before, after):
    """The text escaped, with its first word inside an inline element."""
    word, space, rest = text.partition(" ") if " " in text else (text, "", "")
    return f"{before}{escape(word)}{after}{space}{escape(rest)}"


def _strings(text, *, whole=False):
    quoted = [part.replace("\\", r"\\").replace('"', r"\"") for part in (text[:9], text[9:])]
    return f'"{"".join(quoted)}"\n' if whole else "".join(f'"{part}"\n' for part in quoted)


def _runs(text):
    half = len(text) // 2
    return "".join(
        f'<w:r><w:t xml:space="preserve">{escape(t)}</w:t></w:r>' for t in (text[:half], text[half:])
    )
