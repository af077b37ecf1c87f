// Finds rows of an index by words, by pictures, by a row, with plus and minus.
import { ask, element, picture, runner, say } from "./api.js";
import { pictures } from "./pictures.js";

export function startSearch() {
    const panel = document.getElementById("search");
    const form = panel.querySelector("form");
    if (!form) {
        return () => { };
    }

    const results = panel.querySelector(".results");
    const chosen = pictures(panel);
    const run = runner(panel);

    function find(data) {
        data.append("index", form.index.value);
        data.append("count", form.count.value);
        run(async isLast => {
            const answer = await ask("/v1/search", data);
            if (isLast()) {
                results.replaceChildren(...answer.results.map(card));
                return answer.results.length ? "" : form.dataset.nothing;
            }
        });
    }

    function card(result) {
        const more = element("button", { type: "button", textContent: form.dataset.more, ariaLabel: `${form.dataset.more}: ${result.name}` });
        more.addEventListener("click", () => like(result.row));
        const image = element("img", { alt: result.caption ?? result.name });
        if (result.picture) {
            picture(result.picture).then(address => image.src = address, () => image.remove());
        }

        return element(
            "li", {}, ...(result.picture ? [image] : []),
            element("p", { textContent: result.caption ?? result.name, title: result.name }),
            element("div", {}, element("b", { textContent: result.score.toFixed(3) }), ...(result.row >= 0 ? [more] : [])));
    }

    function like(row) {
        const data = new FormData();
        data.append("row", row);
        find(data);
        panel.querySelector(".message").scrollIntoView({ block: "nearest" });
    }

    form.addEventListener("submit", event => {
        event.preventDefault();
        const plus = form.plus.value.trim();
        if (!plus && !chosen.length) {
            say(panel.querySelector(".message"), form.dataset.needQuery, true);
            return;
        }

        const data = new FormData();
        chosen.forEach(file => data.append("image", file));
        if (plus) {
            data.append("text", plus);
        }

        form.minus.value.split(",").map(text => text.trim()).filter(text => text).forEach(text => data.append("minus", text));
        find(data);
    });
    return like;
}
