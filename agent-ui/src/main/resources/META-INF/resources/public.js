// The sign-up form: sends it and says where the mail went, or what is wrong where it is wrong.
import { english } from "./language.js";

// Refusals by their code; what has no words of its own is told as it was said.
const words = english
  ? {
      away: "The server does not answer. Try again in a moment; nothing is made twice.",
      form: "Please mend what is marked.",
      INVALID_REQUEST: "Please check what you typed.",
      LIMIT_REACHED: "Too many sign-ups came from here or with this address. Please try again in an hour.",
      company: "Give your company's name, 2 to 120 characters.",
      ownerName: "Give your name.",
      ownerEmail: "Give a mail address, such as mai@company.vn.",
      disposable: "Give an address that lasts: mails to this one are thrown away.",
      "web-address": "Give a name, not a web address.",
    }
  : {
      away: "Máy chủ không trả lời. Hãy thử lại sau giây lát; sẽ không tạo trùng.",
      form: "Hãy sửa những chỗ được đánh dấu.",
      INVALID_REQUEST: "Hãy kiểm tra lại thông tin đã nhập.",
      LIMIT_REACHED: "Có quá nhiều lượt đăng ký từ đây hoặc với địa chỉ này. Hãy thử lại sau một giờ.",
      company: "Hãy nhập tên công ty, từ 2 đến 120 ký tự.",
      ownerName: "Hãy nhập họ và tên của bạn.",
      ownerEmail: "Hãy nhập một địa chỉ email, ví dụ mai@congty.vn.",
      disposable: "Hãy dùng địa chỉ lâu dài, không dùng email tạm thời.",
      "web-address": "Hãy nhập tên, không nhập địa chỉ trang web.",
    };

const form = document.getElementById("sign-up");
const error = document.getElementById("error");
const fields = [...form.querySelectorAll("input")];

if (english) {
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

function refused(status, body) {
  const errors = body.errors ?? [];
  const at = (field) => errors.find((mistake) => mistake.place === `/${field.name}`);
  if (markAll(fields.filter(at))) {
    for (const field of fields.filter((wrong) => words[at(wrong)?.code])) {
      document.getElementById(field.name + "-wrong").textContent = words[at(field).code];
    }
  } else {
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
    document.getElementById("mail").textContent = body.ownerEmail;
    document.getElementById("done").hidden = false;
    form.hidden = true;
  } catch {
    error.textContent = words.away;
  } finally {
    button.disabled = false;
  }
});
