// The link of the mail: asks, makes the company, shows its number or says what is wrong.
import { english } from "./language.js";

const words = english
  ? {
      away: "The server does not answer. Try again in a moment with the same link; nothing is made twice.",
      CONFLICT: "This company is signed up with your mail address already. Log in.",
      DEPENDENCY_UNAVAILABLE: "Something that is needed is away and nothing was made. Try again in some minutes; the link stays good.",
      GONE: "This link is not good, or not any more. Please sign up again.",
      INVALID_REQUEST: "This link is not whole. Copy all of it from the mail.",
      LIMIT_REACHED: "Too many companies are made at this moment. Please try again in a minute; the link stays good.",
      NO_NUMBER_LEFT: "No free number is left at the moment. Please try again tomorrow; the link stays good.",
    }
  : {
      away: "Máy chủ không trả lời. Hãy thử lại sau giây lát với đường dẫn này; sẽ không tạo trùng.",
      CONFLICT: "Công ty này đã được đăng ký với email của bạn. Hãy đăng nhập.",
      DEPENDENCY_UNAVAILABLE: "Hệ thống đang bận và chưa tạo gì. Hãy thử lại sau vài phút; đường dẫn vẫn dùng được.",
      GONE: "Đường dẫn không đúng hoặc đã hết hạn. Hãy đăng ký lại.",
      INVALID_REQUEST: "Đường dẫn không đầy đủ. Hãy chép toàn bộ đường dẫn trong thư.",
      LIMIT_REACHED: "Đang có quá nhiều tổng đài được tạo. Hãy thử lại sau một phút; đường dẫn vẫn dùng được.",
      NO_NUMBER_LEFT: "Hiện đã hết đầu số. Hãy thử lại vào ngày mai; đường dẫn vẫn dùng được.",
    };

const form = document.getElementById("verify");
const error = document.getElementById("error");
const again = document.getElementById("again");
const working = document.getElementById("working");
const token = location.hash.slice(1);

/** A number as it is read in Vietnam; others as they are. */
function readable(number) {
  const national = /^\+84(2[48])(\d{4})(\d+)$/.exec(number) ?? /^\+84(\d{3})(\d{3})(\d+)$/.exec(number);
  return national ? `0${national[1]} ${national[2]} ${national[3]}` : number;
}

function refuse(text) {
  error.textContent = text;
  again.hidden = false;
  form.hidden = false;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!token) {
    refuse(words.INVALID_REQUEST);
    return;
  }
  error.textContent = "";
  form.hidden = true;
  working.hidden = false;
  try {
    const answer = await fetch("sign-up/verify", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      refuse(words[body.code] ?? words.away);
      return;
    }
    document.getElementById("number").textContent = readable(body.number);
    document.getElementById("mail").textContent = body.ownerEmail;
    document.getElementById("done").hidden = false;
  } catch {
    refuse(words.away);
  } finally {
    working.hidden = true;
  }
});
