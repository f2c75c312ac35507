/** The page on which somebody signs in: with a password and a code, with a passkey, or with a one-time address. It works without script; a passkey needs some. */

import { type Html, html, raw } from '../../site/html.ts'

const sheet = (body: Html, script = false): string =>
  html`${raw('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>Sign in · Dateline</title><link rel="stylesheet" href="/assets/sign-in.css">${script && html`<script type="module" src="/assets/sign-in.js"></script>`}</head>
<body><header><p class="name"><a href="/desk">Dateline</a></p><p><a href="/">The site</a></p></header><main>${body}</main></body></html>
`.text

const alert = (problem: string | undefined): Html | string =>
  problem ? html`<p role="alert" class="said">${problem}</p>` : ''

/** Where somebody comes with a one-time address; only the button uses it up. */
export const oneTimePage = (token: string): string =>
  sheet(
    html`<h1>Sign in to the desk</h1><p>This address signs one person in, once.</p>
<form method="post" action="/desk/sign-in"><input type="hidden" name="token" value="${token}"><button class="first">Sign in</button></form>`,
  )

/** `mail`: what was typed before, when something did not fit. */
export const signInPage = ({ problem, mail = '' }: { problem?: string; mail?: string } = {}): string =>
  sheet(
    html`<h1>Sign in to the desk</h1>${alert(problem)}
<div id="passkey" hidden><button type="button" class="first">Use a passkey</button><p role="alert" class="said" hidden></p><p class="or">or</p></div>
<form method="post" action="/desk/sign-in">
<label for="mail">Mail</label><input id="mail" name="mail" type="email" autocomplete="username" required maxlength="320" value="${mail}">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1000">
<label for="code">Code</label><input id="code" name="code" autocomplete="one-time-code" autocapitalize="off" spellcheck="false" required maxlength="100" aria-describedby="code-hint">
<p id="code-hint" class="hint">The six digits that your telephone shows, or one of your recovery codes.</p>
<button class="first">Sign in</button></form>
<p class="hint">No password and no passkey yet, or lost? An administrator gives you a one-time address; whoever has the machine prints one with <code>npx dateline user sign-in MAIL</code>.</p>`,
    true,
  )
