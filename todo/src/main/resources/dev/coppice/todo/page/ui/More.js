// The end of what is shown of many entries: asks for more when it comes into sight.

import { html, useEffect, useRef } from '../html.js';

export function More({ found }) {
  const end = useRef(null);
  useEffect(() => {
    if (!found.more) return undefined;
    const sight = new IntersectionObserver(([seen]) => seen.isIntersecting && found.showMore(), { rootMargin: '400px' });
    sight.observe(end.current);
    return () => sight.disconnect();
  }, [found.more, found.showMore]);
  return found.more ? html`<button class="button quiet" ref=${end} onClick=${found.showMore}>Show more</button>` : null;
}
