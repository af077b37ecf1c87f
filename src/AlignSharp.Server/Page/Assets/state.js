// Shows what the server is and has, and keeps the key.
import { ask, element, key, runner } from "./api.js";

export function startState() {
    const panel = document.getElementById("state");
    const list = panel.querySelector("dl");
    const input = panel.querySelector("#key");
    const run = runner(panel);
    input.value = key.get();
    input.addEventListener("change", () => {
        key.set(input.value.trim());
        load();
    });

    function load() {
        run(async isLast => {
            const ready = (await fetch("/health/ready")).ok;
            const [models, indexes] = await Promise.all([ask("/v1/models"), ask("/v1/indexes")]);
            if (isLast()) {
                list.replaceChildren(...models.data.flatMap(describeModel), ...indexes.data.flatMap(index => describeIndex(index, panel.dataset.rows)));
                return ready ? panel.dataset.ready : panel.dataset.notReady;
            }
        });
    }

    return load;
}

function describeModel(model) {
    return entry(model.id, `${model.embedding_size}-d · ${model.image_width}×${model.image_height} px · ${model.maximum_tokens} tokens · τ ${model.temperature.toFixed(4)}`);
}

function describeIndex(index, rows) {
    return entry(index.name, `${index.rows.toLocaleString()} ${rows} · ${index.size}-d · ${index.precision}`);
}

function entry(term, text) {
    return [element("dt", { textContent: term }), element("dd", { textContent: text })];
}
