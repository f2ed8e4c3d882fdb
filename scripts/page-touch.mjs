/** Finds controls that are too small to touch and text that is too small to read on a phone. */
const probe = `(() => {
  const least = 44, smallest = 14; // the bar at the foot has six names beside each other
  const name = (one) => (one.getAttribute('aria-label') || one.textContent || one.getAttribute('name') || one.className || '').toString().trim().slice(0, 40);
  const shown = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('[aria-hidden=true], .tp-visually-hidden');
  const area = (one) => {
    const own = one.getBoundingClientRect();
    const label = one.matches('input') && (one.closest('label') ?? (one.id && document.querySelector('label[for="' + CSS.escape(one.id) + '"]')));
    const around = label ? label.getBoundingClientRect() : own;
    return { width: Math.max(own.width, around.width), height: Math.max(own.height, around.height) };
  };
  const controls = [...document.querySelectorAll('button, [role=button], [role=tab], [role=menuitem], [role=switch], input:not([type=hidden]):not([type=file]), select, textarea, summary, a[href]')]
    .filter(shown)
    // the field around it is the target
    .filter((one) => !one.matches('.mantine-PillsInputField-field, .mantine-MultiSelect-inputField'))
    // links within sentences are as high as their line
    .filter((one) => !one.matches('a') || getComputedStyle(one).display !== 'inline');
  const small = controls.filter((one) => { const { width, height } = area(one); return width > 0 && (height < least - 2 || (width < least - 0.5)); });
  const texts = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const one = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() === '' || !one || !shown(one) || one.closest('script, style, noscript, .tp-bar')) continue;
    const scale = one.closest('svg') ? one.closest('svg').getBoundingClientRect().width / (one.closest('svg').viewBox.baseVal?.width || 1e9) : 1;
    if (parseFloat(getComputedStyle(one).fontSize) * (one.closest('svg') ? scale : 1) < smallest - 0.2) texts.add(one);
  }
  return {
    controls: small.map((one) => one.tagName.toLowerCase() + ' "' + name(one) + '" ' + Math.round(area(one).width) + 'x' + Math.round(area(one).height)),
    texts: [...texts].map((one) => one.tagName.toLowerCase() + '.' + String(one.className.baseVal ?? one.className).split(' ').slice(0,2).join('.') + ' "' + one.textContent.trim().slice(0, 30) + '" ' + getComputedStyle(one).fontSize),
    count: controls.length,
  };
})()`;

/** Null if everything is large enough. */
export async function tooSmall(page) {
  const { controls, texts, count } = await page.evaluate(probe);
  const several = (found) => `${found.slice(0, 6).join('; ')}${found.length > 6 ? '; …' : ''}`;
  const said = [
    ...(controls.length > 0 ? [`${controls.length} of ${count} controls below 44 px: ${several(controls)}`] : []),
    ...(texts.length > 0 ? [`${texts.length} texts below 14 px: ${several(texts)}`] : []),
  ];
  return said.length > 0 ? said.join('. ') : null;
}
