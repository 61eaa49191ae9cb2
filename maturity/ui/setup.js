(() => {
  if (window.maturityReady) return;
  window.maturityReady = true;

  const word = (name) => {
    const said = getComputedStyle(document.documentElement).getPropertyValue(`--word-${name}`).trim();
    return said.replace(/^"|"$/g, "").replace(/\\([0-9a-f]+) /g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  };
  const call = (selector, name, about) => {
    const said = word(name);
    for (const one of said ? document.querySelectorAll(selector) : []) {
      const wanted = about ? `${said} ${about(one)}` : said;
      if (one.getAttribute("aria-label") !== wanted) one.setAttribute("aria-label", wanted);
    }
  };

  const mark = () => {
    // Streamlit's page says it is English. What the page is in, and what a link to another language is in, tell the boxes.
    const page = document.querySelector('[class*="st-key-page-in-"]');
    if (page) document.documentElement.lang = page.className.match(/st-key-page-in-([A-Za-z-]+)/)[1];
    for (const box of document.querySelectorAll('[class*="st-key-words-in-"]')) {
      box.lang = box.className.match(/st-key-words-in-([A-Za-z-]+)/)[1];
    }
    // What Streamlit calls its own buttons, in English only.
    call('[data-testid="stCode"] button', "copy");
    call('[data-testid="stFileUploader"] [data-testid="stBaseButton-secondary"]', "upload");
    call('[data-testid="stFileUploader"] [data-testid="stBaseButton-borderlessIcon"]', "add");
    call('[data-testid="stFileChipDeleteBtn"] button', "remove", (button) => {
      const chip = button.closest('[data-testid="stFileChip"]');
      return chip ? chip.querySelector('[data-testid="stFileChipName"]').textContent : "";
    });
    for (const box of document.querySelectorAll('[class*="st-key-group-"]')) {
      const label = box.querySelector("p");
      box.setAttribute("role", "group");
      if (label) box.setAttribute("aria-label", label.textContent);
    }
    // What changes in these boxes is read out without moving the focus.
    for (const box of document.querySelectorAll('[class*="st-key-status-"]')) box.setAttribute("role", "status");
    for (const menu of document.querySelectorAll(".st-key-menu")) menu.setAttribute("role", "navigation");
    for (const link of document.querySelectorAll(".st-key-menu a")) {
      if (link.closest('[class*="st-key-menu-here"]')) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    // A table that is wider than the screen scrolls in its own frame; the keyboard has to reach it.
    for (const table of document.querySelectorAll('[data-testid="stTable"] table')) {
      const frame = table.parentElement;
      if (frame.scrollWidth > frame.clientWidth) frame.setAttribute("tabindex", "0");
      else frame.removeAttribute("tabindex");
      for (const one of [frame, table]) sizes.observe(one); // it may grow later, with nothing changed on the page
    }
  };

  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; mark(); }, 50);
  };
  const sizes = new ResizeObserver(soon);
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  document.addEventListener("toggle", soon, true);
  window.addEventListener("resize", soon);
  document.fonts.addEventListener("loadingdone", soon); // another font makes a table wider
  soon();

  const lead = (name, tries) => {
    const box = document.querySelector(".st-key-" + CSS.escape(name));
    const field = box && box.querySelector("input, textarea, a, button");
    if (field) {
      box.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
    } else if (tries > 0) {
      setTimeout(() => lead(name, tries - 1), 100); // a field far down may still be on its way
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#field-"]');
    if (!link) return;
    event.preventDefault();
    lead(link.getAttribute("href").slice(1), 50);
  });
})();
