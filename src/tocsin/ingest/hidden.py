"""Hidden text: what a page holds but a reader of it never sees, taken out before the article is looked for.

Reads the elements' own attributes and the simple rules (`.class`, `#id`) of the page's style elements; fetches no style sheet, runs no script.
A page's body as a whole is never taken for hidden: pages that fade in begin so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from tocsin.model import Cut

STYLE_CHARS = 200_000  # of style elements, read at most
ZERO = r"0*(?:\.0+)?(?:0|px|pt|em|rem|%|vh|vw)?\s*(?:!important)?\s*(?:;|$)"
FAR = r"(?:\d{4,}\s*px|\d{3,}\s*(?:em|rem|vw|vh|%))"
TRICKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("not displayed", re.compile(r"(?:^|[;\s])display\s*:\s*none", re.IGNORECASE)),
    ("invisible", re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)),
    ("zero font size", re.compile(rf"(?:^|[;\s])font-size\s*:\s*{ZERO}", re.IGNORECASE)),
    ("tiny font", re.compile(r"(?:^|[;\s])font-size\s*:\s*(?:0?\.\d+|1)\s*(?:px|pt)", re.IGNORECASE)),
    ("transparent", re.compile(rf"(?:^|[;\s])opacity\s*:\s*{ZERO}", re.IGNORECASE)),
    ("transparent", re.compile(r"(?:^|[;\s])color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\)|hsla\([^)]*,\s*0(?:\.0+)?\s*\))", re.IGNORECASE)),
    ("off screen", re.compile(rf"(?:^|[;\s])(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\s*{FAR}", re.IGNORECASE)),
    ("clipped away", re.compile(r"(?:^|[;\s])clip(?:-path)?\s*:\s*(?:rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%)", re.IGNORECASE)),
    ("no size", re.compile(rf"(?=.*overflow\s*:\s*hidden)(?=.*(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*{ZERO})", re.IGNORECASE | re.DOTALL)),
    ("scaled away", re.compile(r"(?:^|[;\s])transform\s*:\s*scale[xy]?\(\s*0(?:\.0+)?\s*\)", re.IGNORECASE)),
)  # fmt: skip
# A style that holds none of these words hides nothing: most are, and need no closer look.
SUSPECT = re.compile(r"display|visibility|font-size|opacity|transparent|rgba|hsla|:\s*-|clip|overflow|scale", re.IGNORECASE)
COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{1,40})", re.IGNORECASE)
BACKGROUND = re.compile(r"(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]{1,40})", re.IGNORECASE)
RULE = re.compile(r"([^{}@]{1,400})\{([^{}]{0,2000})\}")
SIMPLE = re.compile(r"(?:[a-z]{1,10})?([.#])([\w-]{1,80})", re.IGNORECASE)
NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "transparent": ""}
NEVER = frozenset({"html", "body", "head", "script", "style", "meta", "link", "title"})


def take_out(tree: HtmlElement) -> tuple[Cut, ...]:
    """Removes the hidden elements from the tree; gives their words, each with the trick that hid them."""
    cuts: list[Cut] = []
    removed: set[HtmlElement] = set()
    for element, trick in list(hidden(tree)):
        if element.getparent() is None or gone(element, removed):
            continue
        removed.add(element)
        words = " ".join("".join(element.itertext("*")).split())
        drop(element)
        if words:
            cuts.append(Cut(words[:2_000], f"hidden: {trick}"))
    return tuple(cuts)


def gone(element: HtmlElement, removed: set[HtmlElement]) -> bool:
    """Was an element around it taken out already?"""
    return bool(removed) and any(above in removed for above in element.iterancestors())


def drop(element: HtmlElement) -> None:
    """Takes an element out of its tree, leaving what follows it."""
    element.drop_tree()


def hidden(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The elements that a reader does not see, with the trick, outermost first."""
    classes, ids = by_rule(tree)
    plain = not any(True for _ in tree.iter("style", "link"))
    for element in tree.iter("*"):
        if element.tag in NEVER:
            continue
        trick = attribute(element) or styled(element, plain)
        if not trick and (classes or ids):
            trick = next((classes[name] for name in (element.get("class") or "").split() if name in classes), None) or ids.get(element.get("id") or "")
        if trick:
            yield element, trick


def attribute(element: HtmlElement) -> str | None:
    """Is it hidden by an attribute of its own?"""
    attributes = element.attrib
    if "hidden" in attributes:
        return "hidden attribute"
    if attributes.get("aria-hidden") == "true":
        return "aria-hidden"
    return "hidden input" if element.tag == "input" and attributes.get("type") == "hidden" else None


def styled(element: HtmlElement, plain: bool) -> str | None:
    """Is it hidden by its style? `plain` says that the page has no style sheet, so that its ground is white."""
    style = element.get("style")
    if not style:
        if element.tag == "font" and element.get("color"):
            return same_colour(element, f"color:{element.get('color')}", plain)
        return None
    return trick_of(style[:2_000]) or same_colour(element, style[:2_000], plain)


def trick_of(style: str) -> str | None:
    """The trick by which declarations hide an element."""
    return next((name for name, pattern in TRICKS if pattern.search(style)), None) if SUSPECT.search(style) else None


def same_colour(element: HtmlElement, style: str, plain: bool) -> str | None:
    """Is the text's colour that of the ground it stands on?"""
    said = COLOUR.search(style)
    if not said:
        return None
    ground = BACKGROUND.search(style) or next((found for above in element.iterancestors() if (found := background(above))), None)
    behind = colour(ground[1]) if ground else "ffffff" if plain else None
    return "colour of the ground" if behind and colour(said[1]) == behind else None


def background(element: HtmlElement) -> re.Match[str] | None:
    """The ground that an element's own style or `bgcolor` gives."""
    style = (element.get("style") or "")[:2_000]
    return BACKGROUND.search(style) or (BACKGROUND.search(f"background:{element.get('bgcolor')}") if element.get("bgcolor") else None)


def colour(text: str) -> str | None:
    """A colour as six hexadecimal digits; None where it is none of the plain forms."""
    text = text.strip().casefold()
    if text in NAMED:
        return NAMED[text] or None
    numbers = re.fullmatch(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+1(?:\.0+)?)?\s*\)", text)
    if numbers:
        return "".join(f"{min(int(n), 255):02x}" for n in numbers.groups())
    digits = text.removeprefix("#").split(" ")[0]
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        return "".join(d * 2 for d in digits)
    return digits if re.fullmatch(r"[0-9a-f]{6}", digits) else None


def by_rule(tree: HtmlElement) -> tuple[dict[str, str], dict[str, str]]:
    """The classes and ids that the page's own style elements hide, with the trick."""
    classes: dict[str, str] = {}
    ids: dict[str, str] = {}
    for selectors, declarations in rules(style.text or "" for style in tree.iter("style") if "print" not in (style.get("media") or "")):
        trick = trick_of(declarations)
        for selector in selectors.split(",") if trick else ():
            match = SIMPLE.fullmatch(selector.strip())
            if match and trick:
                (classes if match[1] == "." else ids)[match[2]] = trick
    return classes, ids


def rules(sheets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Selector and declarations of each rule that stands outside any `@media` and its like."""
    left = STYLE_CHARS
    for sheet in sheets:
        text = re.sub(r"/\*.*?\*/", "", sheet[:left], flags=re.DOTALL)
        left -= len(sheet[:left])
        depth, start = 0, 0
        for mark in re.finditer(r"@[^{};]*[{;]|[{}]", text):
            if mark[0].startswith("@"):
                depth += mark[0].endswith("{")
            elif mark[0] == "{":
                depth += 1
                continue
            else:
                depth = max(0, depth - 1)
                if depth == 0 and (rule := RULE.fullmatch(text[start : mark.end()].strip())):
                    yield rule[1], rule[2]
            if depth == 0:
                start = mark.end()
