// The sign-up form: sends it, shows the new number, or says what is wrong where it is wrong.
const english = !navigator.language.startsWith("vi");

// Refusals by their code; what has no words of its own is told as it was said.
const words = english
  ? {
      away: "The server does not answer. Try again in a moment; nothing is made twice.",
      form: "Please mend what is marked.",
      CONFLICT: "This company is signed up with this mail address already. Log in, or give another name.",
      INVALID_REQUEST: "Please check what you typed.",
      LIMIT_REACHED: "Too many people sign up at this moment. Please try again in a minute.",
      NO_NUMBER_LEFT: "No free number is left at the moment. Please try again tomorrow.",
      company: "Give your company's name, 2 to 120 characters.",
      ownerName: "Give your name.",
      ownerEmail: "Give a mail address, such as mai@company.vn.",
    }
  : {
      away: "Máy chủ không trả lời. Hãy thử lại sau giây lát; sẽ không tạo trùng.",
      form: "Hãy sửa những chỗ được đánh dấu.",
      CONFLICT: "Công ty này đã được đăng ký với email này. Hãy đăng nhập, hoặc dùng tên khác.",
      INVALID_REQUEST: "Hãy kiểm tra lại thông tin đã nhập.",
      LIMIT_REACHED: "Đang có quá nhiều người đăng ký. Hãy thử lại sau một phút.",
      NO_NUMBER_LEFT: "Hiện đã hết đầu số. Hãy thử lại vào ngày mai.",
      company: "Hãy nhập tên công ty, từ 2 đến 120 ký tự.",
      ownerName: "Hãy nhập họ và tên của bạn.",
      ownerEmail: "Hãy nhập một địa chỉ email, ví dụ mai@congty.vn.",
    };

const form = document.getElementById("sign-up");
const error = document.getElementById("error");
const fields = [...form.querySelectorAll("input")];

if (english) {
  document.documentElement.lang = "en";
  for (const element of document.querySelectorAll("[data-en]")) {
    element.textContent = element.dataset.en;
  }
  form.elements.language.value = "en";
}

function mark(field, wrong) {
  document.getElementById(field.name + "-wrong").textContent = wrong ? words[field.name] : "";
  field.setAttribute("aria-invalid", String(wrong));
}

/** Marks the fields that are wrong and goes to the first; nothing that was typed is lost. */
function markAll(wrong) {
  fields.forEach((field) => mark(field, wrong.includes(field)));
  wrong[0]?.focus();
  error.textContent = wrong.length ? words.form : "";
  return wrong.length > 0;
}

/** A number as it is read in Vietnam; others as they are. */
function readable(number) {
  const national = /^\+84(2[48])(\d{4})(\d+)$/.exec(number) ?? /^\+84(\d{3})(\d{3})(\d+)$/.exec(number);
  return national ? `0${national[1]} ${national[2]} ${national[3]}` : number;
}

function refused(status, body) {
  const places = (body.errors ?? []).map((at) => at.place.slice(1));
  if (!markAll(fields.filter((field) => places.includes(field.name)))) {
    error.textContent =
      words[body.code] ?? (status >= 500 ? words.away : (body.detail ?? body.title ?? words.INVALID_REQUEST));
  }
}

for (const field of fields) {
  field.addEventListener("input", () => mark(field, false));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  for (const field of fields) {
    field.value = field.value.trim();
  }
  // What a script puts into a field is not measured by the browser.
  if (markAll(fields.filter((field) => !field.validity.valid || field.value.length < field.minLength))) {
    return;
  }
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const request = Object.fromEntries(new FormData(form));
    const answer = await fetch("sign-up", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      refused(answer.status, body);
      return;
    }
    document.getElementById("number").textContent = readable(body.number);
    document.getElementById("mail").textContent = request.ownerEmail;
    document.getElementById("done").hidden = false;
    form.hidden = true;
  } catch {
    error.textContent = words.away;
  } finally {
    button.disabled = false;
  }
});
