filedesc://old.arc 0.0.0.0 20210306080000 text/plain 76
1 0 InternetArchive
URL IP-address Archive-date Content-type Archive-length

http://news.example/2021/03/clash 192.0.2.1 20210306080001 text/plain 213
HTTP/1.1 200 OK
Content-Type: text/plain; charset=utf-8
Content-Length: 132

Clash at Tevra crossing

TEVRA, 4 March 2021 - At least 12 soldiers were killed near Tevra on Wednesday, the defence ministry said.

