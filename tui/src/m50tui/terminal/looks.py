"""How a widget gets its looks: by the toolkit's own rules, read once and sought among few.

The toolkit remembers what it read of 64 texts, and forgets all of a hundred each time one is added;
goes through all rules for every widget; and sets what a widget has already once more.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from textual.app import App
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

if TYPE_CHECKING:
    from textual.css.model import RuleSet
    from textual.css.styles import RulesMap
    from textual.dom import DOMNode

_Read = LRUCache[tuple, list["RuleSet"]]  # type: ignore[type-arg]
_Among = tuple[list["RuleSet"], dict[str, list["RuleSet"]]]

_TEXTS = 4096
_READ: dict[frozenset[tuple[str, str]], _Read] = {}
"""What was read of each text, by the colours that it was read with: no reader changes it."""


class Looks(Stylesheet):
    """A stylesheet as the toolkit's, that gives the same and takes half the time."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = _read(self._variables)
        self._all: Mapping[str, list[RuleSet]] | None = None
        self._by_names: dict[frozenset[str], _Among] = {}
        self._among: _Among | None = None

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set the colours; what was read with others stays for who uses those."""
        self._parse_cache = LRUCache(1)
        super().set_variables(variables)
        self._parse_cache = _read(variables)

    def reparse(self) -> None:
        """Read everything with the colours of now; StylesheetError: nothing is changed."""
        self.parse()

    @property
    def rules(self) -> "list[RuleSet]":
        """All rules, or those that can be of the widget that gets its looks."""
        return super().rules if self._among is None else self._among[0]

    @property
    def rules_map(self) -> "dict[str, list[RuleSet]]":
        """The same by the name that they are of."""
        return super().rules_map if self._among is None else self._among[1]

    def apply(
        self,
        node: "DOMNode",
        *,
        animate: bool = False,
        cache: "dict[tuple, RulesMap] | None" = None,  # type: ignore[type-arg]
    ) -> None:
        """Give a widget its looks."""
        outer, self._among = self._among, None
        try:
            self._among = self._find(node)
            super().apply(node, animate=animate, cache=cache)
        finally:
            self._among = outer

    def _find(self, node: "DOMNode") -> _Among:
        every = self.rules_map
        if every is not self._all:
            self._all, self._by_names = every, {}
        names = frozenset(every.keys() & node._selector_names)
        found = self._by_names.get(names)
        if found is None:
            can_be = {id(rule) for name in names for rule in every[name]}
            rules = [rule for rule in self.rules if id(rule) in can_be]
            found = self._by_names[names] = rules, {**{name: [] for name in names}, "*": rules}
        return found

    @classmethod
    def replace_rules(cls, node: "DOMNode", rules: "RulesMap", animate: bool = False) -> None:
        """Set what a widget looks like, when that isn't so already."""
        if not animate and node.styles.base._rules == rules:
            node.notify_style_update()
        else:
            super().replace_rules(node, rules, animate=animate)


def _read(variables: Mapping[str, str]) -> _Read:
    return _READ.setdefault(frozenset(variables.items()), LRUCache(_TEXTS))


class Restyling:
    """Tells whether a screen gets its looks anew: not when all that they hang on is as it was.

    The toolkit does so each time a screen is shown. What changes within it gets its own looks then,
    and so does what has the focus.
    """

    def __init__(self) -> None:
        self._given: WeakKeyDictionary[Screen[Any], object] = WeakKeyDictionary()

    def show(self, app: App[Any], screen: Screen[Any]) -> None:
        """Take in a screen that is about to be shown for the first time."""
        if not screen.is_attached:
            know_width(app, screen)
            self._given[screen] = _hangs_on(app, screen)

    def asks(self, app: App[Any], node: "DOMNode") -> bool:
        """Tell whether something is other than when it got its looks; from now on it isn't.

        A widget that isn't on a screen yet gets them when it comes there.
        """
        if not isinstance(node, Screen):
            return node.is_attached
        now = _hangs_on(app, node)
        before, self._given[node] = self._given.get(node), now
        return before != now


def _hangs_on(app: App[Any], screen: Screen[Any]) -> object:
    nodes: tuple[DOMNode, ...] = app, screen
    beside = Stylesheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE
    return [(node.classes, node.pseudo_classes - beside) for node in nodes]


class LooksApp(App[int]):
    """An app of which the widgets get their looks so, and no more often than these can change."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = Looks(variables=self.get_css_variables())
        self._restyling = Restyling()

    def push_screen(self, screen: Screen[Any] | str, *more: Any, **named: Any) -> Any:
        """Show a screen on top."""
        if isinstance(screen, Screen):
            self._restyling.show(self, screen)
        return super().push_screen(screen, *more, **named)

    def update_styles(self, node: "DOMNode", animate: bool = True) -> None:
        """Give a widget and all within it their looks, when those can have changed."""
        if self._restyling.asks(self, node):
            super().update_styles(node, animate)


def know_width(app: App[Any], screen: Screen[Any]) -> None:
    """Tell a new screen how wide it is before its widgets get their looks: they get them once."""
    widths = screen.HORIZONTAL_BREAKPOINTS or app.HORIZONTAL_BREAKPOINTS or []
    fits = screen._get_breakpoint_classes(app.size.width, widths)
    screen.update_classes({name: name in fits for _, name in widths}, update=False)
