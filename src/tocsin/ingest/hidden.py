"""Hidden text: what a page holds but a reader of it never sees, taken out before the article is looked for.

Reads the elements' own attributes and the simple rules (`.class`, `#id`) of the page's style elements; fetches no style sheet, runs no script.
A page's body as a whole is never taken for hidden: pages that fade in begin so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from colorsys import hls_to_rgb
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from tocsin.model import Cut

STYLE_CHARS = 200_000  # of style elements, read at most
ZERO = r"0*(?:\.0+)?(?:0|px|pt|em|rem|%|vh|vw)?\s*(?:!important)?\s*(?:;|$)"
FAR = r"(?:\d{4,}\s*px|\d{3,}\s*(?:em|rem|vw|vh|%))"
TRICKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("not displayed", re.compile(r"(?:^|[;\s])display\s*:\s*none", re.IGNORECASE)),
    ("invisible", re.compile(r"(?:^|[;\s])visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)),
    ("zero font size", re.compile(rf"(?:^|[;\s])font-size\s*:\s*{ZERO}", re.IGNORECASE)),
    ("zero font size", re.compile(r"(?:^|[;\s])font\s*:\s*(?:[a-z]{1,12}\s+){0,4}0+(?:\.0+)?(?:px|pt|em|rem|%)?(?:\s*/|\s)", re.IGNORECASE)),
    ("tiny font", re.compile(r"(?:^|[;\s])font-size\s*:\s*(?:0?\.\d+|1)\s*(?:px|pt)", re.IGNORECASE)),
    ("transparent", re.compile(rf"(?:^|[;\s])opacity\s*:\s*{ZERO}", re.IGNORECASE)),
    ("transparent", re.compile(r"(?:^|[;\s])color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0+)?\s*\)|hsla\([^)]*,\s*0(?:\.0+)?\s*\))", re.IGNORECASE)),
    ("off screen", re.compile(rf"(?:^|[;\s])(?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\s*{FAR}", re.IGNORECASE)),
    ("clipped away", re.compile(r"(?:^|[;\s])clip(?:-path)?\s*:\s*(?:rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%)", re.IGNORECASE)),
    ("no size", re.compile(rf"(?=.*overflow\s*:\s*hidden)(?=.*(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*{ZERO})", re.IGNORECASE | re.DOTALL)),
    ("scaled away", re.compile(r"(?:^|[;\s])transform\s*:\s*scale[xy]?\(\s*0(?:\.0+)?\s*\)", re.IGNORECASE)),
)  # fmt: skip
# A style that holds none of these words hides nothing: most are, and need no closer look.
SUSPECT = re.compile(r"display|visibility|font|opacity|transparent|rgba|hsla|:\s*-|clip|overflow|scale", re.IGNORECASE)
COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]{1,40})", re.IGNORECASE)
BACKGROUND = re.compile(r"(?:^|[;\s])background(?:-color)?\s*:\s*([^;!]{1,40})", re.IGNORECASE)
RULE = re.compile(r"([^{}@]{1,400})\{([^{}]{0,2000})\}")
SIMPLE = re.compile(r"(?:[a-z]{1,10})?([.#])([\w-]{1,80})", re.IGNORECASE)
NAMED = {"white": "ffffff", "black": "000000", "red": "ff0000", "transparent": ""}
NEAR = 16  # of 255: colours that differ by no more than this in each part look the same
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
    sheet = by_rule(tree)
    for element in tree.iter("*"):
        if element.tag in NEVER:
            continue
        trick = attribute(element) or styled(element, sheet.plain) or (ruled(element, sheet) if sheet.tricks or sheet.tints else None)
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
    """Is it hidden by its style? `plain` says that no style sheet gives a ground, so that the page's is white."""
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
    return "colour of the ground" if alike(colour(said[1]), behind) else None


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
    turned = re.fullmatch(r"hsla?\(\s*(\d{1,3})(?:deg)?[\s,]+(\d{1,3})%[\s,]+(\d{1,3})%(?:[\s,/]+1(?:\.0+)?)?\s*\)", text)
    if turned:
        hue, much, light = (int(n) for n in turned.groups())
        return "".join(f"{round(255 * part):02x}" for part in hls_to_rgb(hue % 360 / 360, min(light, 100) / 100, min(much, 100) / 100))
    digits = text.removeprefix("#").split(" ")[0]
    if re.fullmatch(r"[0-9a-f]{3}", digits):
        return "".join(d * 2 for d in digits)
    return digits if re.fullmatch(r"[0-9a-f]{6}", digits) else None


def alike(one: str | None, other: str | None) -> bool:
    """Can an eye not tell these colours apart?"""
    return bool(one and other) and all(abs(a - b) <= NEAR for a, b in zip(bytes.fromhex(one or ""), bytes.fromhex(other or ""), strict=True))


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page's own style elements say: by `.class` or `#id` the trick that hides it, and the declarations that colour it."""

    plain: bool  # no style sheet gives a ground: it is white, or what the elements' own attributes say
    tricks: dict[str, str] = field(default_factory=dict)
    tints: dict[str, str] = field(default_factory=dict)


def by_rule(tree: HtmlElement) -> Sheet:
    """The simple rules of the page's style elements."""
    styles = [style.text or "" for style in tree.iter("style") if "print" not in (style.get("media") or "")]
    linked = any("stylesheet" in (link.get("rel") or "").casefold() for link in tree.iter("link"))
    sheet = Sheet(not linked and not any("background" in style.casefold() for style in styles))
    for selectors, declarations in rules(styles):
        trick, tinted = trick_of(declarations), COLOUR.search(declarations)
        for selector in selectors.split(",") if trick or tinted else ():
            match = SIMPLE.fullmatch(selector.strip())
            if match and trick:
                sheet.tricks[match[1] + match[2]] = trick
            elif match:
                sheet.tints[match[1] + match[2]] = declarations
    return sheet


def ruled(element: HtmlElement, sheet: Sheet) -> str | None:
    """Is it hidden by a rule for its class or id? One that is only coloured is not, where something in it has a colour of its own."""
    names = names_of(element)
    trick = next((sheet.tricks[name] for name in names if name in sheet.tricks), None)
    tint = next((sheet.tints[name] for name in names if name in sheet.tints), None)
    if trick or not tint or not (sheet.plain or BACKGROUND.search(tint)) or any(coloured(inner, sheet) for inner in element.iterdescendants("*")):
        return trick
    return same_colour(element, f"{(element.get('style') or '')[:2_000]};{tint}", sheet.plain)


def names_of(element: HtmlElement) -> list[str]:
    """The names by which rules may mean an element: `#id`, `.class`."""
    ident = element.get("id")
    return [*([f"#{ident}"] if ident else []), *(f".{name}" for name in (element.get("class") or "").split())]


def coloured(element: HtmlElement, sheet: Sheet) -> bool:
    """Has it a colour of its own?"""
    return bool(COLOUR.search((element.get("style") or "")[:2_000])) or any(name in sheet.tints for name in names_of(element))


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
