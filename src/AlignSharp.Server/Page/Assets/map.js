// Draws an index on its two main axes; points are chosen by mouse or by arrow keys.
import { ask, runner, say } from "./api.js";

const margin = 16;
const radius = 4;

export function startMap(open) {
    const panel = document.getElementById("map");
    const canvas = panel.querySelector("canvas");
    if (!canvas) {
        return () => { };
    }

    const choice = panel.querySelector("select");
    const run = runner(panel);
    let points = [];
    let chosen = -1;

    function load() {
        run(async isLast => {
            const map = await ask(`/v1/indexes/${encodeURIComponent(choice.value)}/map`);
            if (isLast()) {
                points = map.points;
                chosen = -1;
                draw();
            }
        });
    }

    function place(point) {
        return [
            margin + (point.x + 1) / 2 * (canvas.clientWidth - 2 * margin),
            margin + (1 - point.y) / 2 * (canvas.clientHeight - 2 * margin),
        ];
    }

    function draw() {
        const scale = devicePixelRatio;
        [canvas.width, canvas.height] = [canvas.clientWidth * scale, canvas.clientHeight * scale];
        const pen = canvas.getContext("2d");
        pen.scale(scale, scale);
        const colours = getComputedStyle(canvas);
        points.forEach((point, index) => {
            pen.beginPath();
            pen.arc(...place(point), index === chosen ? radius * 2 : radius, 0, 2 * Math.PI);
            pen.fillStyle = index === chosen ? colours.caretColor : colours.color;
            pen.globalAlpha = index === chosen ? 1 : 0.6;
            pen.fill();
        });
    }

    function choose(index) {
        chosen = index;
        say(panel.querySelector(".message"), points[index]?.name ?? "");
        draw();
    }

    function nearest(x, y, allowed = () => true) {
        let [best, least] = [-1, Infinity];
        points.forEach((point, index) => {
            const [px, py] = place(point);
            const distance = Math.hypot(px - x, py - y);
            if (distance < least && allowed(px - x, py - y, index)) {
                [best, least] = [index, distance];
            }
        });
        return best;
    }

    // The nearest point within a quarter turn of the arrow's direction.
    function step(dx, dy) {
        const [x, y] = chosen < 0 ? [canvas.clientWidth / 2, canvas.clientHeight / 2] : place(points[chosen]);
        const next = nearest(x, y, (px, py, index) =>
            index !== chosen && (chosen < 0 || px * dx + py * dy > Math.abs(px * dy) + Math.abs(py * dx) - 1e-9 && px * dx + py * dy > 0));
        if (next >= 0) {
            choose(next);
        }
    }

    canvas.addEventListener("pointermove", event => choose(nearest(event.offsetX, event.offsetY)));
    canvas.addEventListener("click", () => chosen >= 0 && open(points[chosen].row));
    canvas.addEventListener("keydown", event => {
        const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        if (direction) {
            event.preventDefault();
            step(...direction);
        } else if (event.key === "Enter" && chosen >= 0) {
            open(points[chosen].row);
        }
    });
    choice.addEventListener("change", load);
    addEventListener("resize", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    return load;
}
