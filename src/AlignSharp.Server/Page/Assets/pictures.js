// Keeps the pictures that were dropped, pasted or chosen.
import { element } from "./api.js";

export function pictures(panel) {
    const picker = panel.querySelector(".picker");
    const input = picker.querySelector("input");
    const list = picker.querySelector(".chosen");
    const chosen = [];

    function add(files) {
        for (const file of files) {
            if (file.type.startsWith("image/")) {
                chosen.push(file);
                list.append(item(file));
            }
        }
    }

    function item(file) {
        const address = URL.createObjectURL(file);
        const remove = element("button", { type: "button", textContent: "×", ariaLabel: `${picker.dataset.remove}: ${file.name}` });
        const made = element("li", {}, element("img", { src: address, alt: file.name }), remove);
        remove.addEventListener("click", () => {
            chosen.splice(chosen.indexOf(file), 1);
            URL.revokeObjectURL(address);
            made.remove();
            input.focus();
        });
        return made;
    }

    input.addEventListener("change", () => {
        add(input.files);
        input.value = "";
    });
    panel.addEventListener("dragover", event => {
        event.preventDefault();
        picker.classList.add("over");
    });
    panel.addEventListener("dragleave", () => picker.classList.remove("over"));
    panel.addEventListener("drop", event => {
        event.preventDefault();
        picker.classList.remove("over");
        add(event.dataTransfer.files);
    });
    document.addEventListener("paste", event => {
        if (!panel.hidden) {
            add(event.clipboardData.files);
        }
    });
    return chosen;
}
