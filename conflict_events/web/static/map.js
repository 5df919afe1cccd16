// Dragging moves the map, and Ctrl with the wheel zooms: each asks the server for the same page elsewhere.
"use strict";

(() => {
    const view = document.getElementById("map-view");
    if (!view) return;
    let from = null;
    let busy = false;
    const svg = () => [...view.querySelectorAll("svg.world")].find((one) => one.getBoundingClientRect().width > 0);

    async function go(latitude, longitude, zoom) {
        const address = new URL(window.location.href);
        const around = ((((longitude + 180) % 360) + 360) % 360) - 180;
        address.searchParams.set("at", `${Math.max(-90, Math.min(90, latitude)).toFixed(4)},${around.toFixed(4)}`);
        address.searchParams.set("zoom", String(Math.max(0, Math.min(9, zoom))));
        for (const name of ["bbox", "page"]) address.searchParams.delete(name);
        if (busy) return;
        busy = true;
        try {
            const answer = await fetch(address, { credentials: "same-origin" });
            if (!answer.ok) throw new Error(String(answer.status));
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const fresh = page.getElementById("map-view");
            view.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
            window.history.pushState(null, "", address);
        } catch {
            window.location.assign(address);
        } finally {
            busy = false;
        }
    }
    const corners = (map) => {
        const [west, east, south, north, zoom] = ["west", "east", "south", "north", "zoom"].map((n) => Number(map.dataset[n]));
        return { west, east, south, north, zoom };
    };

    view.addEventListener("dragstart", (event) => event.preventDefault());
    view.addEventListener("pointerdown", (event) => {
        const map = svg();
        if (event.button !== 0 || event.pointerType === "touch" || !map || !map.contains(event.target)) return;
        from = { x: event.clientX, y: event.clientY, moved: false };
    });
    window.addEventListener("pointermove", (event) => {
        if (!from) return;
        const map = svg();
        const scale = map.viewBox.baseVal.width / map.getBoundingClientRect().width;
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        from.moved = from.moved || Math.hypot(dx, dy) > 5;
        if (from.moved) {
            map.style.cursor = "grabbing";
            const box = map.dataset.box || map.getAttribute("viewBox");
            map.dataset.box = box;
            const [, , width, height] = box.split(" ");
            map.setAttribute("viewBox", `${-dx * scale} ${-dy * scale} ${width} ${height}`);
        }
    });
    window.addEventListener("pointerup", (event) => {
        if (!from) return;
        const { x, y, moved } = from;
        from = null;
        if (!moved) return;
        const map = svg();
        const { west, east, south, north, zoom } = corners(map);
        const size = map.getBoundingClientRect();
        go(
            (south + north) / 2 + ((event.clientY - y) / size.height) * (north - south),
            (west + east) / 2 - ((event.clientX - x) / size.width) * (east - west),
            zoom,
        );
    });
    view.addEventListener("click", (event) => {
        const map = svg();
        if (map && map.dataset.box && map.contains(event.target)) event.preventDefault();
    }, true);
    view.addEventListener("wheel", (event) => {
        const map = svg();
        if (!event.ctrlKey || !map || !map.contains(event.target)) return;
        event.preventDefault();
        const { west, east, south, north, zoom } = corners(map);
        const size = map.getBoundingClientRect();
        const longitude = west + ((event.clientX - size.left) / size.width) * (east - west);
        const latitude = north - ((event.clientY - size.top) / size.height) * (north - south);
        const step = event.deltaY < 0 ? 1 : -1;
        const part = step > 0 ? 0.5 : -1;
        go(
            (south + north) / 2 + (latitude - (south + north) / 2) * part,
            (west + east) / 2 + (longitude - (west + east) / 2) * part,
            zoom + step,
        );
    }, { passive: false });
    window.addEventListener("popstate", () => window.location.reload());
})();
