# A site of two nodes behind Varnish: copy this file, name your nodes, and start with
#   varnishd -a :80 -f /etc/varnish/courier.vcl -p vcl_path=/path/to/dateline/deploy/varnish:/etc/varnish -s malloc,1g
# Then tell Dateline of it:
#   npx dateline outputs add varnish http://cache.internal/ --set site=https://courier.example --secret-file word.txt

vcl 4.1;

import directors;

backend one { .host = "127.0.0.1"; .port = "3000"; }
backend two { .host = "127.0.0.1"; .port = "3001"; }

acl dateline_purgers {
  "localhost";
}

sub vcl_init {
  new nodes = directors.round_robin();
  nodes.add_backend(one);
  nodes.add_backend(two);
}

sub vcl_recv {
  set req.backend_hint = nodes.backend();
  # The word that was given as --secret-file.
  if (req.method == "PURGE" && req.http.dateline-secret != "change this") {
    return (synth(403, "Another word was expected"));
  }
}

include "dateline.vcl";
