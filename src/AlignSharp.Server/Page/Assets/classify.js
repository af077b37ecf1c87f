// Pictures and labels in, probabilities as bars out.
import { ask, element, runner, say } from "./api.js";
import { pictures } from "./pictures.js";

const shown = 10;

export function startClassify() {
    const panel = document.getElementById("classify");
    const form = panel.querySelector("form");
    const results = panel.querySelector(".results");
    const chosen = pictures(panel);
    const run = runner(panel);

    form.addEventListener("submit", event => {
        event.preventDefault();
        const labels = form.labels.value.split(",").map(label => label.trim()).filter(label => label);
        const missing = !chosen.length ? form.dataset.needPictures : !labels.length ? form.dataset.needLabels : null;
        if (missing) {
            say(panel.querySelector(".message"), missing, true);
            return;
        }

        run(async isLast => {
            const sent = [...chosen];
            const answer = await ask("/v1/classify", body(sent, labels, form));
            if (isLast()) {
                results.replaceChildren(...answer.results.map((result, index) => card(sent[index], result)));
            }
        });
    });
}

function body(chosen, labels, form) {
    const data = new FormData();
    chosen.forEach(file => data.append("image", file));
    labels.forEach(label => data.append("label", label));
    data.append("template", form.template.value.trim() || "{}");
    data.append("multi_label", form.multi.checked);
    return data;
}

function card(file, result) {
    const bars = result.labels.slice(0, shown).map(({ label, score }) => element(
        "li", {},
        element("span", { textContent: label }),
        element("meter", { min: 0, max: 1, value: score, ariaLabel: label }),
        element("b", { textContent: `${(score * 100).toFixed(1)} %` })));
    return element(
        "article", {},
        element("img", { src: URL.createObjectURL(file), alt: result.image, onload: event => URL.revokeObjectURL(event.target.src) }),
        element("div", {}, element("h2", { textContent: result.image }), element("ol", {}, ...bars)));
}
