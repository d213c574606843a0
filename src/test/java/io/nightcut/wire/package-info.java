/** What happens below the HTTP client: a server that writes its own frames, TLS, and proxies. */
package io.nightcut.wire;
