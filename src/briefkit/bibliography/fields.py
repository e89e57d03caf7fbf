"""What BibTeX and BibLaTeX call by other names than CSL 1.0.2: types and fields."""

from __future__ import annotations

TYPES = {
    "article": "article-journal", "artwork": "graphic", "audio": "song", "book": "book",
    "bookinbook": "chapter", "booklet": "pamphlet", "collection": "book",
    "commentary": "book", "conference": "paper-conference", "dataset": "dataset",
    "electronic": "webpage", "image": "graphic", "inbook": "chapter",
    "incollection": "chapter", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "jurisdiction": "legal_case", "legal": "treaty",
    "legislation": "legislation", "letter": "personal_communication", "manual": "book",
    "mastersthesis": "thesis", "misc": "document", "movie": "motion_picture",
    "music": "song", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book",
    "mvreference": "book", "newspaper": "article-newspaper", "online": "webpage",
    "patent": "patent", "performance": "performance", "periodical": "periodical",
    "phdthesis": "thesis", "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "software": "software", "standard": "standard",
    "suppbook": "chapter", "suppcollection": "chapter", "suppperiodical": "article-journal",
    "techreport": "report", "thesis": "thesis", "unpublished": "manuscript",
    "video": "motion_picture", "www": "webpage",
}  # fmt: skip
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
# Types that stand in a work of their parent's title.
WITHIN = frozenset(
    ("bookinbook", "conference", "inbook", "incollection", "inproceedings", "inreference",
     "suppbook", "suppcollection")
)  # fmt: skip
ARTICLES = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "periodical", "review")
)

# The words for which BibLaTeX's “type” has keys, and those that an entry's type implies.
GENRES = {
    "audiocd": "audio CD", "bathesis": "BA thesis", "candthesis": "Cand. thesis",
    "datacd": "data CD", "mastersthesis": "Master’s thesis", "mathesis": "Master’s thesis",
    "phdthesis": "PhD thesis", "resreport": "research report", "software": "computer software",
    "techreport": "technical report",
}  # fmt: skip
IMPLIED = frozenset(("phdthesis", "mastersthesis"))

FIELDS = {
    "abstract": "abstract", "addendum": "note", "address": "publisher-place",
    "annotation": "annote", "annote": "annote", "booktitle": "container-title",
    "chapter": "chapter-number", "court": "authority", "doi": "DOI", "edition": "edition",
    "eventtitle": "event-title", "howpublished": "medium", "isbn": "ISBN", "issn": "ISSN",
    "issue": "issue", "issuetitle": "volume-title", "journal": "container-title",
    "journaltitle": "container-title", "keywords": "keyword", "langid": "language",
    "language": "language", "library": "call-number", "location": "publisher-place",
    "note": "note", "number": "number", "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher", "origtitle": "original-title", "pages": "page",
    "pagetotal": "number-of-pages", "part": "part-number", "pmcid": "PMCID", "pmid": "PMID",
    "pubstate": "status", "series": "collection-title", "shortjournal": "container-title-short",
    "shorttitle": "title-short", "title": "title", "type": "genre", "url": "URL",
    "venue": "event-place", "version": "version", "volume": "volume",
    "volumes": "number-of-volumes",
}  # fmt: skip
PUBLISHERS = ("publisher", "institution", "school", "organization")
SUBTITLES = {
    "subtitle": "title", "booksubtitle": "booktitle", "journalsubtitle": "journaltitle",
    "mainsubtitle": "maintitle", "issuesubtitle": "issuetitle",
}  # fmt: skip
NAMES = {
    "author": "author", "bookauthor": "container-author", "director": "director",
    "editor": "editor", "holder": "author", "translator": "translator",
}  # fmt: skip
DATES = {
    "date": "issued", "eventdate": "event-date", "origdate": "original-date",
    "urldate": "accessed",
}  # fmt: skip
PENDING = {
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "inpreparation": "in preparation",
}
# Written to a machine, not to a reader: no LaTeX but its escapes.
VERBATIM = frozenset(("url", "doi", "eprint", "file", "pmid", "pmcid"))
# Where an archive keeps what its number names.
ARCHIVES = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
}
# BibLaTeX's names of languages (babel's), as BCP 47 codes.
LANGUAGES = {
    "american": "en-US", "arabic": "ar", "australian": "en-AU", "austrian": "de-AT",
    "brazil": "pt-BR", "brazilian": "pt-BR", "british": "en-GB", "canadian": "en-CA",
    "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
    "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "hungarian": "hu", "italian": "it", "japanese": "ja", "korean": "ko",
    "naustrian": "de-AT", "ngerman": "de", "norwegian": "no", "nswissgerman": "de-CH",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es",
    "swedish": "sv", "turkish": "tr", "ukenglish": "en-GB", "ukrainian": "uk",
    "usenglish": "en-US", "vietnamese": "vi",
}  # fmt: skip
# Read together with other fields, above all the titles, dates and names of one entry.
JOINED = frozenset(
    ("archiveprefix", "crossref", "day", "entrysubtype", "eprint", "eprinttype", "maintitle",
     "month", "titleaddon", "xdata", "year", *PUBLISHERS, *SUBTITLES)
)  # fmt: skip
# What reference managers and BibLaTeX itself keep, and no reader needs.
BOOKKEEPING = frozenset(
    ("added-at", "biburl", "bibsource", "bookpagination", "citeulike-article-id", "comment",
     "copyright", "creationdate", "date-added", "date-modified", "eprintclass", "execute",
     "file", "gender", "groups", "hyphenation", "ids", "indexsorttitle", "indextitle",
     "interhash", "intrahash", "key", "label", "langidopts", "mendeley-groups",
     "mendeley-tags", "modificationdate", "nameaddon", "options", "owner", "pagination",
     "presort", "primaryclass", "priority", "printed", "qualityassured", "rating", "ranking",
     "read", "readstatus", "related", "relatedoptions", "relatedstring", "relatedtype",
     "relevance", "shorthand", "sortkey", "sortname", "sorttitle", "sortyear", "timestamp",
     "urn", "username", "xref", "zotero-key")
)  # fmt: skip
BOOKKEEPING_STARTS = ("bdsk-", "user", "verb", "x-", "__")
# What is an entry's own, and none of its parts'.
NOT_INHERITED = frozenset(
    ("", "annotation", "annote", "crossref", "entrysubtype", "ids", "key", "label", "options",
     "presort", "shorthand", "shorttitle", "sortkey", "xdata", "xref")
)  # fmt: skip
KNOWN = frozenset((*FIELDS, *NAMES, *DATES, *JOINED))
