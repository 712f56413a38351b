// Which language a public page speaks: the one that was chosen (the pages behind the log-in keep it in
// the same cookie), else the browser's. The button changes it; what was typed so far comes along.
const chosen = document.cookie.match(/(?:^|; )alo-language=(\w+)/)?.[1];
export const english = !(chosen ?? navigator.language).startsWith("vi");

const YEAR = 31536000; // s, as long as the pages keep it
const TYPED = "alo-typed";

const form = document.forms[0];
if (english) {
  document.documentElement.lang = "en";
  for (const element of document.querySelectorAll("[data-en]")) {
    element.textContent = element.dataset.en;
  }
}

const button = document.createElement("button");
button.type = "button";
button.className = "language";
button.id = "language";
button.lang = english ? "vi" : "en";
button.textContent = english ? "Tiếng Việt" : "English";
button.addEventListener("click", () => {
  sessionStorage.setItem(TYPED, JSON.stringify([...new FormData(form)]));
  document.cookie = `alo-language=${button.lang};path=/;max-age=${YEAR};samesite=lax`;
  location.reload();
});
document.querySelector("main").prepend(button);

for (const [name, value] of JSON.parse(sessionStorage.getItem(TYPED) ?? "[]")) {
  if (form.elements[name]?.matches("input, select")) {
    form.elements[name].value = value;
  }
}
sessionStorage.removeItem(TYPED);
