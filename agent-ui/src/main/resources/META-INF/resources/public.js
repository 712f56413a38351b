// The sign-up form: sends it, shows the new number, or says what is wrong.
const english = !navigator.language.startsWith("vi");
if (english) {
  document.documentElement.lang = "en";
  for (const element of document.querySelectorAll("[data-en]")) {
    element.textContent = element.dataset.en;
  }
}

const form = document.getElementById("sign-up");
const error = document.getElementById("error");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  error.textContent = "";
  try {
    const answer = await fetch("sign-up", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    });
    const body = await answer.json();
    if (!answer.ok) {
      throw new Error(body.detail ?? body.title);
    }
    document.getElementById("number").textContent = body.number;
    document.getElementById("done").hidden = false;
    form.hidden = true;
  } catch (failure) {
    error.textContent = failure.message;
    button.disabled = false;
  }
});
