// The mock sign-in. Afterwards the window shows the CCP, as the real one does; a library that was asked to
// (`loginPopupAutoClose`) closes the window when its own frame has come up.
const refusal = document.getElementById("refusal");

document.getElementById("sign-in").addEventListener("click", async () => {
  try {
    const response = await fetch("/centre/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ state: "signed-in" }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    location.assign("/ccp-v2/");
  } catch (error) {
    refusal.textContent = `Signing in failed: ${error.message}`;
  }
});
