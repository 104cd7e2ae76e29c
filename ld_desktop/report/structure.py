"""Writing the structure tree into a file (ISO 32000-1, 14.7), and finding a place in it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

if TYPE_CHECKING:
    from ld_desktop.report.tagging import Element, Tagger


def write(pdf: Pdf, tagger: Tagger, language: str) -> None:
    """Make a file of marked pages a tagged one."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    made: dict[int, Object] = {}
    names: dict[str, Object] = {}
    pages: list[Object] = [page.obj for page in pdf.pages]
    root.K = _element(pdf, tagger.root, root, pages, made, names)
    numbers = Array()
    for index, owners in enumerate(tagger.pages):
        numbers.append(index)
        numbers.append(pdf.make_indirect(Array([made[id(owner)] for owner in owners])))
        pages[index].StructParents = index
    for page in pages:
        page.Tabs = Name.S
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(tagger.pages)
    if names:
        tree = Array()
        for name in sorted(names):
            tree.append(String(name))
            tree.append(names[name])
        root.IDTree = pdf.make_indirect(Dictionary(Names=tree))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def named_elements(pdf: Pdf, prefix: str) -> list[Object]:
    """The elements whose name starts with a prefix, in the order of their names."""
    tree = pdf.Root.StructTreeRoot.IDTree.Names
    return [
        tree[index + 1]
        for index in range(0, len(tree) - 1, 2)
        if str(tree[index]).startswith(prefix)
    ]


def _element(
    pdf: Pdf,
    element: Element,
    parent: Object,
    pages: list[Object],
    made: dict[int, Object],
    names: dict[str, Object],
) -> Object:
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent))
    made[id(element)] = node
    first = element.page
    kids = Array()
    for kid in element.kids:
        if not isinstance(kid, tuple):
            kids.append(_element(pdf, kid, node, pages, made, names))
            continue
        page, number = kid
        first = page if first is None else first
        kids.append(number if page == first else _elsewhere(pages[page], number))
    if len(kids):
        node.K = kids
    if first is not None:
        node.Pg = pages[first]
    _describe(node, element, names)
    return node


def _elsewhere(page: Object, number: int) -> Object:
    return Dictionary(Type=Name.MCR, Pg=page, MCID=number)


def _describe(node: Object, element: Element, names: dict[str, Object]) -> None:
    if element.name:
        node.ID = String(element.name)
        names[element.name] = node
    if element.alt:
        node.Alt = String(element.alt)
    if element.actual_text:
        node.ActualText = String(element.actual_text)
    if element.scope:
        node.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    elif element.print_field:
        node.A = _print_field(element)
    elif element.box is not None:
        node.A = Dictionary(
            O=Name.Layout,
            BBox=Array([round(side, 2) for side in element.box]),
            Placement=Name.Block,
        )


def _print_field(element: Element) -> Object:
    """A field that is not filled in on screen (ISO 32000-1, 14.8.5.6)."""
    field = Dictionary(
        O=Name.PrintField, Role=Name(f"/{element.print_field}"), Desc=String(element.alt)
    )
    if element.print_field != "tv":
        field.checked = Name.off
    return field
