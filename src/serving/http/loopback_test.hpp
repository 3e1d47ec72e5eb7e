#pragma once
// A server on the loopback for the sample shop, and a client that can say anything, well-formed or not.

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "lookbook/serving/service.hpp"
#include "serving/http/api.hpp"
#include "serving/http/listener.hpp"
#include "serving/http/web_files.hpp"
#include "serving/memory_log_test.hpp"
#include "serving/sample_shop_test.hpp"

namespace lookbook::serving::http {

struct Answer {
  unsigned status = 0;                         ///< 0: the connection was closed without an answer
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;

  boost::json::value json() const { return boost::json::parse(body); }
};

/// A blocking connection. Reads give up after 20 seconds.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const timeval limit{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  /// The next response; `has_body` false after a HEAD.
  Answer receive(bool has_body = true) {
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!read_more()) return {};
    }
    Answer answer = parse_head(buffer_.substr(0, end + 2));
    buffer_.erase(0, end + 4);
    if (answer.status == 100) return receive(has_body);
    const auto length = answer.headers.find("content-length");
    const std::size_t bytes = has_body && length != answer.headers.end() ? std::stoul(length->second) : 0;
    while (buffer_.size() < bytes && read_more()) {
    }
    answer.body = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    return answer;
  }
  /// true if the server closed the connection and nothing is left.
  bool is_closed() { return buffer_.empty() && !read_more(); }
  /// true if something arrives within `time`.
  bool hears_within(std::chrono::milliseconds time) {
    pollfd readable{.fd = socket_, .events = POLLIN, .revents = 0};
    return !buffer_.empty() || ::poll(&readable, 1, static_cast<int>(time.count())) > 0;
  }

 private:
  static Answer parse_head(const std::string& head) {
    Answer answer;
    answer.status = static_cast<unsigned>(std::stoul(head.substr(head.find(' ') + 1)));
    for (std::size_t line = head.find("\r\n") + 2; line < head.size();) {
      const std::size_t end = head.find("\r\n", line);
      const std::size_t colon = head.find(": ", line);
      std::string name = head.substr(line, colon - line);
      for (char& c : name) c = static_cast<char>(std::tolower(c));
      answer.headers[name] = head.substr(colon + 2, end - colon - 2);
      line = end + 2;
    }
    return answer;
  }
  bool read_more() {
    char bytes[16384];
    const ssize_t read = ::recv(socket_, bytes, sizeof bytes, 0);
    if (read <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(read));
    return true;
  }

  int socket_;
  std::string buffer_;
};

inline std::string request_text(std::string_view method, std::string_view target, std::string_view body = {},
                                std::string_view headers = {}) {
  std::string text = std::string(method) + ' ' + std::string(target) + " HTTP/1.1\r\nHost: shop\r\n";
  text += headers;
  if (method == "POST") {
    if (headers.find("Content-Type") == std::string_view::npos) text += "Content-Type: application/json\r\n";
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  return text + "\r\n" + std::string(body);
}

/// A shop with a photograph of the shirt and a web site of three files, on a free port.
class Loopback {
 public:
  explicit Loopback(ConnectionLimits limits = {}) : Loopback(limits, std::make_shared<MemoryLog>()) {}
  Loopback(ConnectionLimits limits, std::shared_ptr<events::EventLog> log)
      : folder_(make_folder()), service(sample_served(), std::move(log)) {
    put("store/landing/images/0a.jpg", "\xFF\xD8\xFF photograph");
    put("web/index.html", "<!doctype html><title>Shop</title>");
    put("web/assets/index-Bx12yz34.js", "console.log(1)");
    put("web/favicon.svg", "<svg/>");
    put("web/.hidden", "secret");
    put("secret.txt", "secret");
    store_ = *storage::open_store(folder_ + "/store");
    site_ = *WebFiles::load(folder_ + "/web");
    api_ = std::make_unique<Api>(ApiParts{.service = service,
                                          .store = store_.get(),
                                          .site = &site_,
                                          .on_fault = [this](std::string_view fault) {
                                            const std::lock_guard guard(mutex_);
                                            faults_ += fault;
                                          }});
    listener = std::make_unique<Listener>(context_, *api_, limits);
    const auto started = listener->start(*listen_on(context_, "127.0.0.1", 0), 2);
    EXPECT_TRUE(started);
  }
  ~Loopback() {
    listener.reset();
    std::filesystem::remove_all(folder_);
  }

  std::uint16_t port() const { return listener->endpoint().port(); }
  std::string faults() const {
    const std::lock_guard guard(mutex_);
    return faults_;
  }
  /// One request on a connection of its own.
  Answer ask(std::string_view method, std::string_view target, std::string_view body = {},
             std::string_view headers = {}) const {
    return say(request_text(method, target, body, headers), method != "HEAD");
  }
  Answer get(std::string_view target, std::string_view headers = {}) const {
    return ask("GET", target, {}, headers);
  }
  Answer post(std::string_view target, std::string_view body) const { return ask("POST", target, body); }
  /// Any bytes.
  Answer say(std::string_view bytes, bool has_body = true) const {
    Client client(port());
    client.send(bytes);
    return client.receive(has_body);
  }

 private:
  static std::string make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lookbook-http-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }
  void put(const std::string& name, std::string_view content) const {
    const std::filesystem::path file = folder_ + '/' + name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
  }

  boost::asio::io_context context_;
  std::string folder_;
  std::unique_ptr<storage::ObjectStore> store_;
  WebFiles site_;
  mutable std::mutex mutex_;
  std::string faults_;

 public:
  Service service;

 private:
  std::unique_ptr<Api> api_;

 public:
  std::unique_ptr<Listener> listener;
};

}  // namespace lookbook::serving::http
