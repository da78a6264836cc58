import { Typography } from 'antd';
import MarkdownIt from 'markdown-it';
import { useMemo } from 'react';
import './written.css';

/** What authors write is text: raw HTML in it is shown as it stands, and never becomes a part of the page. */
const markdown = new MarkdownIt({ html: false, linkify: false });
// The page has one heading of the first order, its title.
markdown.renderer.rules.heading_open = (tokens, at) => `<h${levelOf(tokens[at]!.tag)}>`;
markdown.renderer.rules.heading_close = (tokens, at) => `</h${levelOf(tokens[at]!.tag)}>`;

function levelOf(tag: string): number {
  return Math.max(2, Math.min(4, Number(tag.slice(1))));
}

/** Without its title, which stands above it already. */
const bodyOf = (text: string): string => text.replace(/^# .*\n/, '');

export default function Written({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(bodyOf(text)), [text]);
  return (
    <Typography>
      <div className="written" dangerouslySetInnerHTML={{ __html: html }} />
    </Typography>
  );
}
