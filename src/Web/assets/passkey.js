// Passkeys: the one part of signing in that needs script. Forms with data-passkey stay hidden where the browser has none.
(() => {
  "use strict";

  const credential = window.PublicKeyCredential;
  if (!credential || !credential.parseRequestOptionsFromJSON || !credential.parseCreationOptionsFromJSON) return;

  async function ask(form) {
    const answer = await fetch(form.dataset.options, { method: "POST", headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("Không hỏi được hệ thống. Hãy tải lại trang rồi thử lại.");
    const options = await answer.json();
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: credential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: credential.parseRequestOptionsFromJSON(options) });
  }

  function words(failure) {
    if (failure.name === "NotAllowedError") return "Đã hủy hoặc quá thời gian chờ. Hãy thử lại.";
    if (failure.name === "InvalidStateError") return "Thiết bị này đã có khóa truy cập của tài khoản.";
    if (failure.name === "SecurityError") return "Địa chỉ của trang không cho phép dùng khóa truy cập.";
    return failure.message;
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const error = form.querySelector("[data-passkey-error]");
      error.textContent = "";
      try {
        form.elements.khoa.value = JSON.stringify(await ask(form));
        form.submit();
      } catch (failure) {
        error.textContent = words(failure);
      }
    });
  }
})();
