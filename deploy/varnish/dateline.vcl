# Varnish before Dateline: what it keeps, and how it is told to forget. For Varnish 6.6 to 7 with varnish-modules (Debian: varnish,
# varnish-modules). Include it in a file that names your nodes and who may purge: example.vcl beside this one.
#
#   PURGE with «dateline-purge: KEY KEY …»   forgets the answers that carry one of the keys.
#   PURGE with «dateline-anew: …» as well    forgets everything, also what is only just being fetched: after a kill.

import std;
import var;
import xkey;

sub vcl_recv {
  if (req.method == "PURGE") {
    if (client.ip !~ dateline_purgers) {
      return (synth(403, "This machine may not purge"));
    }
    if (req.http.dateline-anew) {
      # From now on every question is another one, by the number of this call: nobody finds what was kept before, and a fetch that has
      # begun before ends under a question that nobody asks any more.
      var.global_set("dateline", "" + req.xid);
      set req.http.dateline-purged = xkey.purge("site");
    } else {
      set req.http.dateline-purged = xkey.purge(req.http.dateline-purge);
    }
    return (synth(200, "Purged"));
  }
  if (req.method != "GET" && req.method != "HEAD") {
    return (pass);
  }
  if (req.url ~ "^/(desk|api|wires|metrics|health)(/|\?|$)") {
    return (pass);
  }
  # Readers are told apart by nothing.
  unset req.http.Cookie;
  unset req.http.Authorization;
}

sub vcl_hash {
  if (var.global_get("dateline")) {
    hash_data(var.global_get("dateline"));
  }
}

sub vcl_backend_response {
  set beresp.grace = 0s;
  set beresp.keep = 0s;
  if (beresp.http.Set-Cookie || bereq.uncacheable) {
    set beresp.uncacheable = true;
    return (deliver);
  }
  if (beresp.http.Surrogate-Control ~ "max-age=[0-9]+") {
    set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, "^.*max-age=([0-9]+).*$", "\1s"), 0s);
    set beresp.http.xkey = beresp.http.Surrogate-Key;
    return (deliver);
  }
  # Stylesheet and script carry their hash in their address.
  if (bereq.url ~ "^/assets/" && beresp.status == 200 && beresp.http.Cache-Control ~ "immutable") {
    set beresp.ttl = 1h;
    return (deliver);
  }
  set beresp.uncacheable = true;
  set beresp.ttl = 10s;
  return (deliver);
}

sub vcl_deliver {
  # Between Dateline and its caches: no reader's business.
  unset resp.http.xkey;
  unset resp.http.Surrogate-Key;
  unset resp.http.Surrogate-Control;
  unset resp.http.Cache-Tag;
  unset resp.http.Cloudflare-CDN-Cache-Control;
}

sub vcl_synth {
  if (req.method == "PURGE" && resp.status == 200) {
    set resp.http.dateline-purged = req.http.dateline-purged;
    set resp.http.Cache-Control = "no-store";
    synthetic("");
    return (deliver);
  }
}
