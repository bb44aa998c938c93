/** Links and link buttons inside the app; `to` is a path with its values filled in. */
import { Anchor, Button } from '@mantine/core';
import type { AnchorProps, ButtonProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Target {
  /** A path with values filled in, '/enterprises/0199…'. */
  to: string;
  /** Values behind the question mark. */
  search?: Record<string, string>;
  children: ReactNode;
}

/** A text link. */
export function AppLink({ to, search = {}, ...rest }: Target & AnchorProps) {
  return <Anchor size="sm" {...rest} renderRoot={(props) => <Link {...props} to={to} search={search} />} />;
}

/** A link that looks like a button; for going somewhere. For doing something use `Button`. */
export function LinkButton({ to, search = {}, ...rest }: Target & ButtonProps) {
  return <Button {...rest} renderRoot={(props) => <Link {...props} to={to} search={search} />} />;
}
