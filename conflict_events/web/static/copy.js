// A button beside each citation that copies it. Without this script the text can be selected by hand.
(() => {
    const words = document.currentScript.dataset;
    if (!navigator.clipboard) return;
    const add = (cite) => {
        const text = cite.querySelector(".cite-text");
        if (!text || cite.querySelector(".copy")) return;
        const button = document.createElement("button");
        const told = document.createElement("span");
        button.type = "button";
        button.className = "copy";
        button.textContent = words.copy;
        told.className = "copied";
        told.setAttribute("role", "status");
        button.addEventListener("click", async () => {
            told.textContent = "";
            try {
                await navigator.clipboard.writeText(text.textContent.trim());
                told.textContent = words.copied;
            } catch {
                told.textContent = words.failed;
            }
        });
        cite.append(button, told);
    };
    // The event does not rise from a <details>, but it is caught on its way down.
    document.addEventListener("toggle", (event) => event.target.matches?.(".cite-one[open]") && add(event.target), true);
    addEventListener("DOMContentLoaded", () => document.querySelectorAll(".cite-one[open]").forEach(add));
})();
