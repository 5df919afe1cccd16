// A link to something that is folded away unfolds it, in browsers that do not do so by themselves;
// a link to a claim that a shortened page leaves out leads to the whole page.
(function () {
    "use strict";
    function reveal() {
        var id = decodeURIComponent(location.hash.slice(1));
        var found = id && document.getElementById(id);
        var whole = document.querySelector("a.whole");
        if (id && !found && whole) { location.replace(whole.href + location.hash); }
        if (!found) { return; }
        var folded = false;
        for (var at = found; at; at = at.parentElement) {
            if (at.localName === "details" && !at.open) { at.open = folded = true; }
        }
        if (folded) { found.scrollIntoView(); }
    }
    addEventListener("hashchange", reveal);
    reveal();
})();
