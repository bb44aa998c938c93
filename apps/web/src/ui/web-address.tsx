/** An address that somebody typed in: a link if it is one of the web, else its text. */
import { OutsideLink } from './page.tsx';

export function WebAddress({ url }: { url: string }) {
  return /^https?:\/\/\S+$/.test(url) ? <OutsideLink href={url}>{url}</OutsideLink> : url;
}
