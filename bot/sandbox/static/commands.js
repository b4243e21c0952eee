// Complete commands: a list above the text field while a "/" is typed.

import { el } from "./dom.js";

const TYPED = /^\/([a-z0-9_]*)$/i;

export class CommandMenu {
  /** `choose(command)` is called with the command that was chosen, without its slash. */
  constructor(text, choose) {
    Object.assign(this, { text, choose });
    this.at = 0;
    this.found = [];
    this.list = el("div", { class: "commands", role: "listbox", id: "commands", "aria-label": "Commands", hidden: true });
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": "commands",
      "aria-expanded": "false",
    })) {
      text.setAttribute(name, value);
    }
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the text
  }

  get open() {
    return !this.list.hidden;
  }

  /** Show the commands that begin with what is typed; `all`: every one. */
  update(commands, all = false) {
    const typed = TYPED.exec(this.text.value);
    const begin = all ? "" : (typed?.[1] ?? "").toLowerCase();
    const found = typed || all ? commands.filter((each) => each.command.startsWith(begin)) : [];
    if (found.map((each) => each.command).join() !== this.found.map((each) => each.command).join()) this.at = 0;
    this.found = found;
    this.list.hidden = !found.length;
    this.draw();
  }

  draw() {
    this.list.replaceChildren(
      ...this.found.map(({ command, description }, index) =>
        el(
          "div",
          {
            class: index === this.at ? "command selected" : "command",
            role: "option",
            id: `command-${index}`,
            "aria-selected": String(index === this.at),
            on: { click: () => this.choose(command) },
          },
          el("span", { class: "command-name", text: `/${command}` }),
          el("span", { class: "command-description", text: description }),
        ),
      ),
    );
    this.text.setAttribute("aria-expanded", String(this.open));
    if (this.open) this.text.setAttribute("aria-activedescendant", `command-${this.at}`);
    else this.text.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.list.hidden = true;
    this.found = [];
    this.draw();
  }

  /** Take a key of the text field; returns whether it was for this list. */
  key(event) {
    if (!this.open) return false;
    const count = this.found.length;
    if (event.key === "ArrowDown") this.at = (this.at + 1) % count;
    else if (event.key === "ArrowUp") this.at = (this.at + count - 1) % count;
    else if (event.key === "Enter" && !event.shiftKey) this.choose(this.found[this.at].command);
    else if (event.key === "Tab" && !event.shiftKey) {
      this.text.value = `/${this.found[this.at].command} `;
    } else if (event.key === "Escape") {
      this.text.value = this.text.value === "/" ? "" : this.text.value;
      this.close();
      event.preventDefault();
      return false;
    } else return false;
    event.preventDefault();
    if (this.open) this.draw();
    return true;
  }
}
