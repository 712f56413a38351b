// The sign-up form: sends it, shows the new number, or says what is wrong.
const english = !navigator.language.startsWith("vi");
if (english) {
  document.documentElement.lang = "en";
  for (const element of document.querySelectorAll("[data-en]")) {
    element.textContent = element.dataset.en;
  }
}

// Refusals by their code; what has no words of its own is told as it was said.
const words = english
  ? {
      away: "The server does not answer. Try again in a moment; nothing is made twice.",
      CONFLICT: "This company or mail address is signed up already.",
      INVALID_REQUEST: "Please check what you typed.",
      NO_NUMBER_LEFT: "No free number is left at the moment. Please try again tomorrow.",
    }
  : {
      away: "Máy chủ không trả lời. Hãy thử lại sau giây lát; sẽ không tạo trùng.",
      CONFLICT: "Công ty hoặc email này đã được đăng ký.",
      INVALID_REQUEST: "Hãy kiểm tra lại thông tin đã nhập.",
      NO_NUMBER_LEFT: "Hiện đã hết đầu số. Hãy thử lại vào ngày mai.",
    };

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
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      error.textContent =
        words[body.code] ?? (answer.status >= 500 ? words.away : (body.detail ?? body.title ?? words.INVALID_REQUEST));
      return;
    }
    document.getElementById("number").textContent = body.number;
    document.getElementById("done").hidden = false;
    form.hidden = true;
  } catch {
    error.textContent = words.away;
  } finally {
    button.disabled = false;
  }
});
