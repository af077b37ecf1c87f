// Starts the panels and moves between them, by mouse and by arrow keys.
import { startClassify } from "./classify.js";
import { startSearch } from "./search.js";
import { startMap } from "./map.js";
import { startState } from "./state.js";

const tabs = [...document.querySelectorAll("[role=tab]")];
const opened = {};

export function show(name) {
    for (const tab of tabs) {
        const isChosen = tab.getAttribute("aria-controls") === name;
        tab.setAttribute("aria-selected", isChosen);
        tab.tabIndex = isChosen ? 0 : -1;
        document.getElementById(tab.getAttribute("aria-controls")).hidden = !isChosen;
    }

    opened[name]?.();
    history.replaceState(null, "", `${location.search}#${name}`);
}

function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const index = tabs.indexOf(event.target);
    if (step !== undefined) {
        const next = tabs[(index + step + tabs.length) % tabs.length];
        next.focus();
        show(next.getAttribute("aria-controls"));
    }
}

for (const tab of tabs) {
    tab.addEventListener("click", () => show(tab.getAttribute("aria-controls")));
    tab.addEventListener("keydown", move);
}

startClassify();
const search = startSearch();
opened.map = startMap(row => {
    show("search");
    search(row);
});
opened.state = startState();
const asked = location.hash.slice(1);
show(tabs.some(tab => tab.getAttribute("aria-controls") === asked) ? asked : "classify");
