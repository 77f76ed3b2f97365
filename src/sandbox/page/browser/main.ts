import type { PageChange } from "../protocol.ts";
import { offerVendors } from "./create.ts";
import { byId } from "./dom.ts";
import { offerFaults, showWaiting } from "./faults.ts";
import { changeItems } from "./items.ts";
import { addRequests } from "./requests.ts";

const connection = byId("connection", HTMLElement);

function say(text: string, state: string): void {
  connection.textContent = text;
  connection.className = `connection ${state}`;
}

const events = new EventSource("/events");
events.onopen = () => say("Live", "on");
// It reconnects on its own; a restarted sandbox has a new token.
events.onerror = () => say("The sandbox does not respond: restart it and reload this page", "off");
events.onmessage = ({ data }) => {
  const { whole, now, vendors, items, removed, requests, rehearsals }: PageChange = JSON.parse(data);
  offerVendors(vendors);
  offerFaults(vendors);
  showWaiting(rehearsals);
  changeItems(items, removed, whole, now);
  addRequests(requests, whole);
};
