"""How forms look, in both themes, and what they say when the kernel is gone."""

from __future__ import annotations

import ipywidgets

_CSS = """
.wb-form { gap: 6px; padding: 12px 14px; border: 1px solid var(--jp-border-color1, #bdbdbd); border-radius: 6px;
  max-width: 1000px; box-sizing: border-box; overflow: visible; }
.wb-form .widget-vbox { gap: 8px; overflow: visible; }
.wb-form .widget-vbox > *, .wb-form .widget-hbox > * { margin: 0; }
.wb-form .widget-label, .wb-form .widget-html-content, .wb-form .widget-checkbox label, .wb-form p {
  color: var(--jp-ui-font-color0, #1b1b1b); font-size: 14px; line-height: 1.45; }
.wb-form .widget-html-content p { margin: 2px 0; }
.wb-form .widget-textarea > label, .wb-form .widget-text > label, .wb-form .widget-dropdown > label,
.wb-form .widget-select-multiple > label, .wb-form .widget-datepicker > label, .wb-form .widget-inline-hbox > label {
  text-align: left; font-weight: 600; white-space: normal; height: auto; flex: 0 0 auto; }
.wb-form .widget-checkbox { height: auto; }
.wb-form .widget-checkbox .widget-label-basic { font-weight: 400; white-space: normal; height: auto; flex: 0 1 auto; line-height: 1.45; }
.wb-form textarea { font-family: var(--jp-content-font-family, sans-serif); font-size: 15px; line-height: 1.5;
  padding: 6px 8px; resize: vertical; box-sizing: border-box; }
.wb-form textarea, .wb-form input, .wb-form select { border: 1px solid var(--jp-ui-font-color2, #616161) !important;
  border-radius: 3px; color: var(--jp-ui-font-color0, #1b1b1b) !important;
  background-color: var(--jp-layout-color0, #fff) !important; }
.wb-form select, .wb-form input:not([type=checkbox]) { flex: 0 0 auto; height: 34px; padding: 4px 8px; font-size: 14px;
  box-sizing: border-box; }
.wb-form select { appearance: auto; background-image: none !important; }
.wb-form textarea:focus, .wb-form input:focus, .wb-form select:focus, .wb-form button:focus {
  outline: 2px solid var(--jp-brand-color1, #1976d2) !important; outline-offset: 1px; }
.wb-form button { width: auto; padding: 0 12px; border: 1px solid var(--jp-ui-font-color2, #616161);
  border-radius: 3px; color: var(--jp-ui-font-color0, #1b1b1b); background: var(--jp-layout-color2, #eee); }
.wb-form .widget-upload { font-size: 0; }
.wb-form .widget-upload::after { content: attr(title); content: attr(title) / ""; font-size: 14px; }
.wb-form button:disabled { opacity: 0.55; }
.wb-form .wb-row { flex-flow: row wrap; gap: 8px; align-items: flex-end; overflow: visible; }
.wb-form .wb-row > .widget-dropdown, .wb-form .wb-row > .widget-dropdown > select { width: auto; max-width: 100%; }
.wb-form .wb-columns { flex-flow: row wrap; gap: 8px 16px; overflow: visible; align-items: stretch; }
.wb-form .wb-columns > * { flex: 1 1 320px; min-width: 0; margin: 0; }
.wb-form .wb-heading p { font-weight: 600; }
.wb-form .wb-error p { border-left: 4px solid #c62828; padding: 4px 10px; font-weight: 600; }
.wb-form .wb-status p { color: var(--jp-ui-font-color1, #424242); font-size: 13px; }
.wb-form ins { text-decoration: underline; text-decoration-thickness: 2px; background: transparent; font-weight: 600; }
.wb-form del { text-decoration: line-through; opacity: 0.85; }
.wb-form.jupyter-widgets-disconnected::before { display: block; margin-bottom: 8px; padding: 8px 12px;
  border: 2px solid #c62828; border-radius: 4px; font: 600 14px/1.45 var(--jp-ui-font-family, sans-serif); color: var(--jp-ui-font-color0, #1b1b1b);
  content: "This form is not connected, so nothing typed here would be kept. What was saved is in the card below. Choose Run \\25B8 Run All Cells to go on."; }
.wb-form .jupyter-widgets-disconnected::before { display: none !important; }
.wb-form.jupyter-widgets-disconnected > * { pointer-events: none; interactivity: inert; opacity: 0.6; }
.wb-form.jupyter-widgets-disconnected .wb-status { display: none; }
"""


def style() -> ipywidgets.HTML:
    """Style sheet of a form; it goes inside the form, so that it is there whenever the form is."""
    return ipywidgets.HTML(f"<style>{_CSS}</style>", layout=ipywidgets.Layout(display="none"))
