/** A wire item in its normal form: an IPTC ninjs 3.1 news object (https://iptc.org/std/ninjs/ninjs-schema_3.1.json). */
