// Asks the server; what it refuses becomes an Error with its sentence.
const keyName = "align-key";

export const key = {
    get: () => sessionStorage.getItem(keyName) ?? "",
    set: value => sessionStorage.setItem(keyName, value),
};

export async function ask(path, form) {
    const response = await send(path, form);
    return response.json();
}

export async function picture(path) {
    const response = await send(path);
    return URL.createObjectURL(await response.blob());
}

async function send(path, form) {
    const headers = key.get() ? { Authorization: `Bearer ${key.get()}` } : {};
    const response = await fetch(path, form ? { method: "POST", body: form, headers } : { headers });
    if (!response.ok) {
        const problem = await response.json().catch(() => ({}));
        throw new Error(problem.detail ?? response.statusText);
    }

    return response;
}

// Runs work for a panel: says that it works, shows what went wrong, and lets one run at a time be the last.
export function runner(panel) {
    const message = panel.querySelector(".message");
    let last = 0;
    return async work => {
        const mine = ++last;
        say(message, document.body.dataset.working);
        panel.setAttribute("aria-busy", "true");
        try {
            const end = await work(() => mine === last);
            if (mine === last) {
                say(message, end ?? "");
            }
        } catch (error) {
            if (mine === last) {
                say(message, `${document.body.dataset.failed}: ${error.message}`, true);
            }
        } finally {
            if (mine === last) {
                panel.removeAttribute("aria-busy");
            }
        }
    };
}

export function say(message, text, isError = false) {
    message.textContent = text;
    message.classList.toggle("error", isError);
}

export function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
}
