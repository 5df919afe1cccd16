// Draws over bars to choose from the first to the last of them; every bar is a link without this.
"use strict";

for (const bars of document.querySelectorAll("[data-brush]")) {
    let first = null;
    const items = [...bars.querySelectorAll("li")];
    const under = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-brush] li");
    const between = (one, other) => {
        const [a, b] = [items.indexOf(one), items.indexOf(other)].sort((x, y) => x - y);
        return a < 0 ? [] : items.slice(a, b + 1);
    };
    const choose = (chosen) => {
        const address = new URL(window.location.href);
        address.searchParams.set("from", chosen[0].dataset.start);
        address.searchParams.set("to", chosen[chosen.length - 1].dataset.end);
        for (const name of ["page", "overlap", "dated"]) address.searchParams.delete(name);
        address.hash = "";
        window.location.assign(address);
    };
    const paint = (chosen) => items.forEach((item) => item.classList.toggle("brushed", chosen.includes(item)));
    let last = null;
    bars.addEventListener("dragstart", (event) => event.preventDefault());
    bars.addEventListener("pointerdown", (event) => {
        if (event.button === 0 && event.pointerType !== "touch") first = last = event.target.closest("li");
    });
    window.addEventListener("pointermove", (event) => {
        if (first === null) return;
        const item = under(event);
        if (item && items.includes(item)) last = item;
        if (last !== first) paint(between(first, last));
    });
    window.addEventListener("pointerup", () => {
        const chosen = first !== null && last !== first ? between(first, last) : [];
        first = null;
        if (chosen.length) choose(chosen);
    });
    // Shift and Enter stretch what is chosen to the bar that has the focus.
    bars.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || !event.shiftKey) return;
        const chosen = items.filter((item) => item.classList.contains("chosen"));
        const here = event.target.closest("li");
        if (!chosen.length || !here) return;
        event.preventDefault();
        const ends = [items.indexOf(chosen[0]), items.indexOf(chosen[chosen.length - 1]), items.indexOf(here)];
        choose(items.slice(Math.min(...ends), Math.max(...ends) + 1));
    });
}
