"""A brief, invented, that says all it can of its publication."""

PUBLISHED = """
title: "Ships & <Ports>"
subtitle: A Test
status: embargoed
date: 2024-12-05
version: "1.1 <b>"
updated: 2025-01-10
language: en
series: {name: A Series, number: "7"}
publisher: {name: Institute & <Sons>, place: Example City, url: "https://example.org/?a=1&b=2"}
doi: https://doi.org/10.5555/12345678
url: https://example.org/briefs/ships
authors:
  - {name: A. Author, role: Fellow, affiliation: Institute, email: a@example.org,
     orcid: 0000-0002-1825-0097, bio: Writes **briefs**.}
  - {name: B. Author}
translation_of: {language: de, title: Schiffe & <Häfen>, url: https://example.org/de}
translations:
  - {language: fr, title: Navires et ports, url: https://example.org/fr}
  - {language: ko, url: https://example.org/ko}
corrections:
  - {date: 2025-01-10, text: "It said *two* ports & <three>.[^ports]"}
  - date: 2025-01-09
    kind: retraction
    text: "One.\n\n- Two paragraphs.\n- And a list."
topics: [Trade & <Ports>, Seas]
regions: [East Asia]
keywords: [ships]
funding: The [Foundation](https://example.org/foundation) paid.[^grant]
conflicts: None.
acknowledgements: Thanks.
about: An institute.
contact: Write to <press@example.org>.
disclaimer: The views are the authors' own.
rights: {holder: Institute & <Sons>, licence: cc-by-nc-nd 4.0}
abstract: In short.
key_points: [One., Two.]
sections:
  - body: Words of it.[^ports]
  - heading: Head
    body: More words.
footnotes:
  ports: See https://example.org/x.
  grant: Grant 7.
"""
