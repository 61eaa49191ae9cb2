setTimeout(() => {
  // The name of the box tells the view. One that had its focus keeps it from being taken from where the person is by now,
  // because a page that is drawn anew runs this again.
  const box = document.querySelector('[class*="st-key-focus-"]');
  const view = box ? box.className.match(/st-key-focus-\S+/)[0] : "";
  if (view && view === window.maturityFocused) return;
  // Who comes back to a long page goes on where they left it.
  const left = document.querySelector('[class*="st-key-return-"] a');
  if (left) {
    window.maturityFocused = view;
    left.scrollIntoView({ block: "center" });
    left.focus({ preventScroll: true });
    return;
  }
  const main = document.querySelector('[data-testid="stMain"]');
  if (main) main.scrollTo(0, 0);
  const target = document.querySelector(".error-summary") || document.querySelector("h1");
  if (!target) return;
  window.maturityFocused = view;
  target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}, 150);
